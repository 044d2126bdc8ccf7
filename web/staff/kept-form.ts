/** An antd form kept while it is typed; what was typed before stands there again when it opens. */
import { Form, type FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import { type Kept, useKept } from '../shared/kept.ts';

type Typed = Record<string, unknown>;

/** Antd says undefined for what was emptied; JSON would forget that it was. */
const toKeep = (values: Typed): Typed =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]));
const toShow = (values: Typed): Typed =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? undefined]));
const sorted = (values: Typed) =>
  JSON.stringify(
    Object.entries(values)
      .filter(([, value]) => value !== undefined && value !== null)
      .sort(([a], [b]) => a.localeCompare(b)),
  );

export interface KeptForm<V> {
  form: FormInstance<V>;
  kept: Kept<Partial<V>>;
  /** To be spread on antd's `Form`. */
  props: { form: FormInstance<V>; initialValues: Partial<V>; onValuesChange(): void };
}

/**
 * @param name name of the form, as `step:<proposal>:recommend`; see `useKept`
 * @param start what stands there before anything is typed; the first one given counts
 */
export function useKeptForm<V extends object>(name: string, start: Partial<V>): KeptForm<V> {
  const [form] = Form.useForm<V>();
  const first = useRef(start);
  const kept = useKept<Partial<V>>(name, first.current);
  const shown = useRef(sorted(kept.value as Typed));
  const begin = useRef(toShow(kept.value as Typed) as Partial<V>);
  const wanted = sorted(kept.value as Typed);
  useEffect(() => {
    if (wanted === shown.current) return;
    shown.current = wanted;
    form.resetFields();
    form.setFieldsValue({
      ...(toShow(Object.fromEntries(Object.keys(begin.current).map((key) => [key, undefined]))) as object),
      ...(toShow(kept.value as Typed) as object),
    } as never);
  }, [wanted, form, kept.value]);
  return {
    form,
    kept,
    props: {
      form,
      initialValues: begin.current,
      onValuesChange() {
        const typed = toKeep(form.getFieldsValue(true) as Typed);
        shown.current = sorted({ ...(first.current as Typed), ...typed });
        kept.set(typed as Partial<V>);
      },
    },
  };
}
