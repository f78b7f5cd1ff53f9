/** The key of the site that set-up makes and the demo page embeds. */
export const demoSiteKey = 'demo';
