import type { PagesWords } from '../en/pages.ts';

export const pages: PagesWords = {
  start: {
    claim: 'Alguien llama. Tú respondes.',
    about:
      'Chat en directo en tu propio servidor: un pequeño timbre en tu web, un puesto tranquilo para tu equipo y nada se pierde por el camino.',
    demo: 'Tocar el timbre',
    demoHint: 'Una pequeña tienda con el chat, tal como lo verán tus visitantes.',
    console: 'Ocupar el puesto',
    consoleHint: 'La consola del equipo. El primer arranque mostró una cuenta para entrar.',
    embed: 'Ponlo en tu web',
    embedHint:
      'Una línea en cualquier parte de la página. «demo» es la clave del sitio con el que empiezas.',
    read: 'Seguir leyendo',
    embedding: 'Más sobre cómo insertarlo y lo que la página puede llamar',
    api: 'Todas las peticiones y respuestas de la API',
    settings: 'Todos los ajustes',
    protocol: 'Cómo hablan clientes y servidor',
  },
  shop: {
    title: 'Bellwood, cosas de escritorio',
    claim: 'Para escritorios en los que apetece sentarse',
    about:
      'Timbres de latón, buenas lámparas y papel honesto. Hecho en tiradas cortas, reparado de por vida.',
    look: 'Ver la colección',
    toContent: 'Saltar al contenido',
    kinds: { bells: 'Timbres', lamps: 'Lámparas', paper: 'Papel y plumas' },
    all: 'La colección',
    chat: 'Chatear ahora',
    reserve: 'Reservar por chat',
    askTitle: '¿No sabes cuál?',
    askHint: 'Cuéntanos cómo es tu escritorio. Alguien de la tienda responde en pocos minutos.',
    tax: 'IVA y envío incluidos',
    promises: ['En tu casa en dos a cuatro días', '30 días para pensarlo', 'Reparado de por vida'],
    more: 'Combina bien con',
    missing: 'Ese ya no está',
    missingHint: 'Hacemos tiradas cortas. Quizá te guste otra cosa, o pregúntanos por la próxima.',
    demo: 'Bellwood no existe: es una tienda para probar Deskbell.',
    answer: 'Responder como equipo',
    languages: 'Idiomas',
    goods: {
      'counter-bell': {
        name: 'Timbre de mostrador',
        line: 'Latón macizo, una nota clara',
        story:
          'Torneado de una sola pieza de latón y afinado de oído. Un toque cruza la sala y se apaga despacio; el fieltro del pie cuida la mesa.',
      },
      'porter-bell': {
        name: 'Campanilla de portero',
        line: 'Con mango, sobre pie de roble',
        story:
          'Una campanilla para tomarla en la mano. El mango es de roble aceitado, el badajo lleva cuero y suena más cálida de lo que esperas.',
      },
      'reading-lamp': {
        name: 'Lámpara de lectura',
        line: 'Cristal verde, cadenilla',
        story:
          'La lámpara de las viejas bibliotecas: vidrio soplado que deja la luz en la página y no deslumbra a nadie. Admite cualquier bombilla corriente.',
      },
      'drafting-lamp': {
        name: 'Lámpara de dibujo',
        line: 'Brazo de acero articulado, 90 cm',
        story:
          'Muelles en vez de tornillos: se queda donde la dejas. La pinza sirve para tableros de hasta seis centímetros.',
      },
      'day-book': {
        name: 'Cuaderno de días',
        line: 'Tapa de lino, 192 páginas',
        story:
          'Cosido para quedar plano en cualquier página. Papel crema que recibe bien la tinta, una cinta y un bolsillo para lo que haya que guardar.',
      },
      'fountain-pen': {
        name: 'Pluma estilográfica',
        line: 'Plumín de acero, fino o medio',
        story:
          'Una pluma ligera para cartas largas. El plumín se pule a mano; incluye un tintero azul negro.',
      },
      'letter-set': {
        name: 'Juego de cartas',
        line: '40 hojas, 20 sobres',
        story:
          'Papel verjurado de borde suave y sobres forrados. Suficiente para veinte cartas, o para una muy larga.',
      },
      'letter-tray': {
        name: 'Bandeja de cartas',
        line: 'Nogal, apilable',
        story:
          'Nogal ensamblado a cola de milano para A4 y todo lo menor. Otra encima se sostiene sin un tornillo.',
      },
    },
  },
};
