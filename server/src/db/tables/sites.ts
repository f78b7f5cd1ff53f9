import type { Generated } from 'kysely';
import type { Placed } from './placed.ts';

export type SitesTable = Placed & {
  id: string;
  key: string;
  name: string;
  mode: Generated<'single' | 'multiple'>;
  allowed_origins: Generated<string[]>;
  accent_color: Generated<string>;
  position: Generated<'left' | 'right'>;
  color_scheme: Generated<'light' | 'dark' | 'auto'>;
  greeting: string | null;
  reply_time_minutes: number | null;
  default_locale: Generated<string>;
  shows_preview: Generated<boolean>;
  marks_title: Generated<boolean>;
  created_at: Generated<Date>;
};
