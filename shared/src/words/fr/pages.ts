import type { PagesWords } from '../en/pages.ts';

export const pages: PagesWords = {
  start: {
    claim: 'On sonne. Vous répondez.',
    about:
      'Le chat en direct sur votre propre serveur : une petite sonnette sur votre site, un bureau paisible pour votre équipe, et rien ne se perd entre les deux.',
    demo: 'Sonner',
    demoHint: 'Une petite boutique avec le chat, exactement comme vos visiteurs le verront.',
    console: 'Prendre place',
    consoleHint:
      'La console de l’équipe. Le premier démarrage a affiché un compte pour se connecter.',
    embed: 'L’installer sur votre site',
    embedHint:
      'Une ligne, n’importe où dans la page. « demo » est la clé du site fourni au départ.',
    read: 'Pour en savoir plus',
    embedding: 'L’intégration en détail, et ce que la page peut appeler',
    api: 'Toutes les requêtes et réponses de l’API',
    settings: 'Tous les réglages',
    protocol: 'Comment clients et serveur se parlent',
  },
  shop: {
    title: 'Bellwood, pour le bureau',
    claim: 'Pour les bureaux où l’on aime s’asseoir',
    about:
      'Sonnettes en laiton, bonnes lampes et beau papier. Fabriqués en petites séries, réparés à vie.',
    look: 'Voir la collection',
    toContent: 'Aller au contenu',
    kinds: { bells: 'Sonnettes', lamps: 'Lampes', paper: 'Papier et plumes' },
    all: 'La collection',
    chat: 'Discuter maintenant',
    reserve: 'Réserver par chat',
    askTitle: 'Vous hésitez ?',
    askHint:
      'Parlez-nous de votre bureau. Quelqu’un de la boutique vous répond en quelques minutes.',
    tax: 'TVA et livraison comprises',
    promises: [
      'Chez vous sous deux à quatre jours',
      '30 jours pour changer d’avis',
      'Réparé à vie',
    ],
    more: 'Va bien avec',
    missing: 'Cet objet n’est plus là',
    missingHint:
      'Nous fabriquons en petites séries. Autre chose vous plaira peut-être, ou demandez-nous la prochaine.',
    demo: 'Bellwood n’existe pas : c’est une boutique pour essayer Deskbell.',
    answer: 'Répondre côté équipe',
    languages: 'Langues',
    goods: {
      'counter-bell': {
        name: 'Sonnette de comptoir',
        line: 'Laiton massif, une note claire',
        story:
          'Tournée dans une seule pièce de laiton et accordée à l’oreille. Un tapotement traverse la pièce et s’éteint lentement ; le feutre du pied ménage la table.',
      },
      'porter-bell': {
        name: 'Cloche du portier',
        line: 'À poignée, sur pied de chêne',
        story:
          'Une cloche que l’on prend en main. La poignée est en chêne huilé, le battant garni de cuir, le son plus chaud qu’on ne l’attend.',
      },
      'reading-lamp': {
        name: 'Lampe de lecture',
        line: 'Verre vert, tirette',
        story:
          'La lampe des vieilles bibliothèques : un verre soufflé qui garde la lumière sur la page et n’éblouit personne. Accepte toute ampoule ordinaire.',
      },
      'drafting-lamp': {
        name: 'Lampe d’architecte',
        line: 'Bras articulé en acier, portée 90 cm',
        story:
          'Des ressorts, pas de vis : elle reste là où vous la laissez. Sa pince tient les plateaux jusqu’à six centimètres.',
      },
      'day-book': {
        name: 'Cahier de jour',
        line: 'Couverture en lin, 192 pages',
        story:
          'Cousu pour rester à plat à chaque page. Papier crème qui aime l’encre, un signet et une poche pour ce qu’il faut garder.',
      },
      'fountain-pen': {
        name: 'Stylo-plume',
        line: 'Plume acier, fine ou moyenne',
        story:
          'Un stylo léger pour les longues lettres. La plume est polie à la main ; un flacon de bleu-noir l’accompagne.',
      },
      'letter-set': {
        name: 'Nécessaire à lettres',
        line: '40 feuilles, 20 enveloppes',
        story:
          'Papier vergé aux bords doux et enveloppes doublées. De quoi écrire vingt lettres, ou une seule, très longue.',
      },
      'letter-tray': {
        name: 'Corbeille à courrier',
        line: 'Noyer, s’empile seule',
        story:
          'Noyer assemblé à queues d’aronde pour l’A4 et tout ce qui est plus petit. Une seconde se pose dessus, sans une vis.',
      },
    },
  },
};
