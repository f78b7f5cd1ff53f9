/** The start page and the demo shop. */
export const pages = {
  start: {
    claim: 'Someone rings. You answer.',
    about:
      'Live chat on your own server: a small bell on your site, a calm desk for your team, and nothing lost in between.',
    demo: 'Ring the bell',
    demoHint: 'A little shop with the chat on it, just as your visitors will see it.',
    console: 'Take the desk',
    consoleHint: 'The agents’ console. The first start printed an account to sign in with.',
    embed: 'Put it on your site',
    embedHint: 'One line, anywhere in the page. “demo” is the key of the site you start with.',
    read: 'Read on',
    embedding: 'More about embedding it, and what the page can call',
    api: 'Every request and answer of the API',
    settings: 'Every setting',
    protocol: 'How clients and server talk',
  },
  shop: {
    title: 'Bellwood, things for desks',
    claim: 'For desks worth sitting at',
    about: 'Brass bells, good lamps and honest paper. Made in small runs, mended for life.',
    look: 'See the collection',
    toContent: 'Skip to content',
    kinds: { bells: 'Bells', lamps: 'Lamps', paper: 'Paper & pens' },
    all: 'The collection',
    chat: 'Chat now',
    reserve: 'Reserve it by chat',
    askTitle: 'Not sure which one?',
    askHint: 'Tell us about your desk. Somebody from the shop answers within minutes.',
    tax: 'VAT and delivery included',
    promises: ['With you in two to four days', '30 days to change your mind', 'Repaired for life'],
    more: 'Goes well with it',
    missing: 'That one is gone',
    missingHint:
      'We make small runs. Perhaps something else takes your fancy, or ask us for the next one.',
    demo: 'Bellwood is made up: a shop to try Deskbell in.',
    answer: 'Answer as the team',
    languages: 'Languages',
    goods: {
      'counter-bell': {
        name: 'Counter bell',
        line: 'Solid brass, one clear note',
        story:
          'Turned from a single piece of brass and tuned by ear. One tap carries across the room and fades slowly; felt under its foot spares the table.',
      },
      'porter-bell': {
        name: 'Porter’s bell',
        line: 'On an oak foot, with a handle',
        story:
          'A bell to pick up and mean it. The handle is oiled oak, the clapper leather-tipped, the sound warmer than you expect.',
      },
      'reading-lamp': {
        name: 'Reading lamp',
        line: 'Green glass, pull chain',
        story:
          'The lamp of old libraries: mouth-blown glass that keeps the light on the page and off everybody else. Takes any ordinary bulb.',
      },
      'drafting-lamp': {
        name: 'Drafting lamp',
        line: 'Jointed steel arm, 90 cm reach',
        story:
          'Springs, not screws: it stays where you leave it. Clamps to tabletops up to six centimetres thick.',
      },
      'day-book': {
        name: 'Day book',
        line: 'Linen cover, 192 pages',
        story:
          'Sewn so that it lies flat on any page. Cream paper that takes ink well, a ribbon, and a pocket for whatever needs keeping.',
      },
      'fountain-pen': {
        name: 'Fountain pen',
        line: 'Steel nib, fine or medium',
        story:
          'A light pen for long letters. The nib is smoothed by hand before it leaves the workshop; one bottle of blue-black comes along.',
      },
      'letter-set': {
        name: 'Letter set',
        line: '40 sheets, 20 envelopes',
        story:
          'Laid paper with a soft edge, and envelopes lined in tissue. Enough for twenty letters, or one very long one.',
      },
      'letter-tray': {
        name: 'Letter tray',
        line: 'Walnut, stacks by itself',
        story:
          'Dovetailed walnut for A4 and everything smaller. Put a second on top and it holds without a screw.',
      },
    },
  },
};

export type PagesWords = typeof pages;
