import helmet from 'helmet';

/**
 * Headers for every answer. Each page brings its own content policy; frames are governed by its frame-ancestors, and
 * the widget's files are for any site.
 */
export const safeHeaders = helmet({
  contentSecurityPolicy: false,
  frameguard: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
  strictTransportSecurity: false,
});
