import type { PagesWords } from '../en/pages.ts';

export const pages: PagesWords = {
  start: {
    claim: 'Jemand klingelt. Sie antworten.',
    about:
      'Live-Chat auf dem eigenen Server: eine kleine Klingel auf Ihrer Website, ein ruhiger Platz für Ihr Team, und dazwischen geht nichts verloren.',
    demo: 'Klingeln',
    demoHint: 'Ein kleiner Laden mit dem Chat, genau wie Ihre Besucher ihn sehen werden.',
    console: 'Platz nehmen',
    consoleHint:
      'Die Konsole des Teams. Ein Konto zum Anmelden wurde beim ersten Start ausgegeben.',
    embed: 'Auf die eigene Website setzen',
    embedHint:
      'Eine Zeile, irgendwo auf der Seite. „demo“ ist der Schlüssel der Site, mit der Sie beginnen.',
    read: 'Weiterlesen',
    embedding: 'Mehr zum Einbetten und dazu, was die Seite aufrufen kann',
    api: 'Alle Anfragen und Antworten der API',
    settings: 'Alle Einstellungen',
    protocol: 'Wie Clients und Server miteinander sprechen',
  },
  shop: {
    title: 'Bellwood, Dinge für den Schreibtisch',
    claim: 'Für Schreibtische, an denen man gern sitzt',
    about:
      'Messingglocken, gute Lampen und ehrliches Papier. In kleinen Auflagen gemacht, ein Leben lang repariert.',
    look: 'Zur Kollektion',
    toContent: 'Zum Inhalt springen',
    kinds: { bells: 'Glocken', lamps: 'Lampen', paper: 'Papier & Stifte' },
    all: 'Die Kollektion',
    chat: 'Jetzt chatten',
    reserve: 'Im Chat reservieren',
    askTitle: 'Noch unschlüssig?',
    askHint:
      'Erzählen Sie uns von Ihrem Schreibtisch. Jemand aus dem Laden antwortet in wenigen Minuten.',
    tax: 'MwSt. und Versand inbegriffen',
    promises: [
      'In zwei bis vier Tagen bei Ihnen',
      '30 Tage Bedenkzeit',
      'Ein Leben lang repariert',
    ],
    more: 'Passt gut dazu',
    missing: 'Das ist leider vergriffen',
    missingHint:
      'Wir fertigen kleine Auflagen. Vielleicht gefällt Ihnen etwas anderes, oder fragen Sie nach der nächsten.',
    demo: 'Bellwood ist erfunden: ein Laden, um Deskbell auszuprobieren.',
    answer: 'Als Team antworten',
    languages: 'Sprachen',
    goods: {
      'counter-bell': {
        name: 'Thekenglocke',
        line: 'Massives Messing, ein klarer Ton',
        story:
          'Aus einem Stück Messing gedreht und nach Gehör gestimmt. Ein Tippen trägt durch den ganzen Raum und klingt langsam aus; Filz unter dem Fuß schont den Tisch.',
      },
      'porter-bell': {
        name: 'Portiersglocke',
        line: 'Mit Griff auf Eichenfuß',
        story:
          'Eine Glocke zum In-die-Hand-Nehmen. Der Griff ist geölte Eiche, der Klöppel mit Leder besetzt, der Klang wärmer als gedacht.',
      },
      'reading-lamp': {
        name: 'Leselampe',
        line: 'Grünes Glas, Zugschalter',
        story:
          'Die Lampe alter Bibliotheken: mundgeblasenes Glas, das das Licht auf der Seite hält und niemanden blendet. Für jede gewöhnliche Birne.',
      },
      'drafting-lamp': {
        name: 'Zeichenlampe',
        line: 'Gelenkarm aus Stahl, 90 cm Reichweite',
        story:
          'Federn statt Schrauben: Sie bleibt, wo man sie lässt. Die Klemme fasst Tischplatten bis sechs Zentimeter.',
      },
      'day-book': {
        name: 'Tagebuch',
        line: 'Leineneinband, 192 Seiten',
        story:
          'Fadengeheftet, liegt auf jeder Seite flach. Cremefarbenes, tintenfestes Papier, ein Lesebändchen und ein Fach für alles, was bleiben soll.',
      },
      'fountain-pen': {
        name: 'Füllfederhalter',
        line: 'Stahlfeder, fein oder mittel',
        story:
          'Ein leichter Füller für lange Briefe. Die Feder wird von Hand geglättet; ein Glas Blauschwarz liegt bei.',
      },
      'letter-set': {
        name: 'Briefset',
        line: '40 Bögen, 20 Umschläge',
        story:
          'Geripptes Papier mit weichem Rand, dazu gefütterte Umschläge. Genug für zwanzig Briefe oder einen sehr langen.',
      },
      'letter-tray': {
        name: 'Briefablage',
        line: 'Nussbaum, stapelbar',
        story:
          'Verzinktes Nussbaumholz für A4 und alles Kleinere. Eine zweite daraufgestellt hält ohne jede Schraube.',
      },
    },
  },
};
