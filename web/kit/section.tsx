import type { ReactNode } from 'react';
import { classes } from './classes.ts';

export interface PageTitleProps {
  title: ReactNode;
  /** Small line above: number, kind. */
  above?: ReactNode;
  /** One or two sentences: what this page is. */
  lead?: ReactNode;
  /** State, marks, deadline under the title. */
  meta?: ReactNode;
  actions?: ReactNode;
  /** Serif, for a proposal's own subject. */
  serif?: boolean;
  className?: string;
}

/** The page's one first heading with what belongs to it. */
export function PageTitle({ title, above, lead, meta, actions, serif, className }: PageTitleProps) {
  return (
    <div className={classes('yt-title', serif && 'yt-title--serif', className)}>
      {above && <p className="yt-title-above">{above}</p>}
      <h1>{title}</h1>
      {lead && <p className="yt-title-lead">{lead}</p>}
      {meta && <div className="yt-meta">{meta}</div>}
      {actions && <div className="yt-button-row">{actions}</div>}
    </div>
  );
}

export interface SectionProps {
  id: string;
  title: ReactNode;
  /** A link or count at the end of the heading. */
  aside?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
  className?: string;
}

/** A part of a page with its heading, and an address of its own. */
export function Section({ id, title, aside, level = 2, children, className }: SectionProps) {
  const Heading = `h${level}` as const;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={classes('yt-section', className)}>
      <div className="yt-section-head">
        <Heading id={`${id}-title`}>{title}</Heading>
        {aside && <div className="yt-section-aside">{aside}</div>}
      </div>
      {children}
    </section>
  );
}

/** More for whoever asks for it; open in print. */
export function Disclosure({
  summary,
  open,
  children,
  className,
}: {
  summary: ReactNode;
  open?: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    <details className={classes('yt-disclosure', className)} open={open}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}

export interface DocumentSheetProps {
  /** Name of the issuing body above the rule, as on a letter. */
  issuer?: ReactNode;
  /** Document number. */
  number?: ReactNode;
  title?: ReactNode;
  /** Level of the title's heading on its page. */
  level?: 2 | 3;
  /** To whom. */
  to?: ReactNode;
  /** Paragraphs; plain text is cut at line ends. */
  children: ReactNode;
  /** Who signs and when. */
  signed?: ReactNode;
  date?: ReactNode;
  className?: string;
}

/** A proposal or a letter set as a document: serif, indented paragraphs, signature at the right. */
export function DocumentSheet({
  issuer,
  number,
  title,
  level = 2,
  to,
  children,
  signed,
  date,
  className,
}: DocumentSheetProps) {
  const Heading = `h${level}` as const;
  return (
    <article className={classes('yt-document', className)}>
      {issuer && <p className="yt-document-issuer">{issuer}</p>}
      {number && <p className="yt-document-number">{number}</p>}
      {title && <Heading className="yt-document-title">{title}</Heading>}
      {to && <p className="yt-document-to">{to}</p>}
      {typeof children === 'string'
        ? children
            .split(/\n+/)
            .filter((line) => line.trim())
            .map((line, index) => <p key={index}>{line.trim()}</p>)
        : children}
      {(signed || date) && (
        <div className="yt-document-signed">
          {signed && <p>{signed}</p>}
          {date && <p>{date}</p>}
        </div>
      )}
    </article>
  );
}

/** A withheld passage: the place stays visible, with the reason. */
export function Withheld({ children }: { children: ReactNode }) {
  return <span className="yt-withheld">{children}</span>;
}
