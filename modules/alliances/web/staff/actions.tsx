/** Buttons of the steps the reader may take, and the form of the one that is pressed. */
import { useQueryClient } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { type ReactNode, useState } from 'react';
import type { StepContext, StepDesk } from '../../../../web/staff/steps/fields.ts';
import { useVerb } from '../../../../web/staff/steps/step-form.tsx';
import { StepPanel } from '../../../../web/staff/steps/step-panel.tsx';

export function Actions<C extends StepContext>({
  desk,
  order,
  context,
  abilities,
  children,
}: {
  desk: StepDesk<C>;
  order: readonly string[];
  context: C;
  abilities: readonly string[];
  children?: ReactNode;
}) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string | null>(null);
  const verbOf = useVerb(desk);
  return (
    <>
      <Flex gap={8} wrap className="d-actions">
        {order
          .filter((action) => abilities.includes(action))
          .map((action, at) => (
            <Button
              key={action}
              type={at === 0 ? 'primary' : 'default'}
              danger={desk.steps[action]!.danger === true}
              onClick={() => setChosen(action)}
            >
              {verbOf(action, context)}
            </Button>
          ))}
        {children}
      </Flex>
      {chosen && (
        <StepPanel
          desk={desk}
          action={chosen}
          context={context}
          onClose={() => setChosen(null)}
          onDone={() => {
            setChosen(null);
            void client.invalidateQueries();
          }}
        />
      )}
    </>
  );
}
