import { type IconName, iconPaths } from './icon-paths.ts';

export type { IconName };

interface IconProps {
  name: IconName;
  /** Read aloud; without it the sign is an ornament beside words. */
  label?: string;
  className?: string;
}

/** A small sign, as large as the text around it and of its colour. */
export function Icon({ name, label, className }: IconProps) {
  const attributes = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg className={`yt-icon${className ? ` ${className}` : ''}`} viewBox="0 0 24 24" focusable="false" {...attributes}>
      {iconPaths[name].split('|').map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
