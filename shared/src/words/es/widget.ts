import { duration } from '../duration.ts';
import type { WidgetWords } from '../en/widget.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('es').format(value);

export const widget: WidgetWords = {
  chat: 'Chat',
  chatWith: (site) => `Chat con ${site}`,
  close: 'Cerrar el chat',
  mute: 'Silenciar',
  unmute: 'Activar el sonido',
  connected: 'Conectado',
  connecting: 'Conectando',
  offline: 'Sin conexión',
  replyTime: (minutes) => `Suele responder en ${duration('es', minutes)}`,
  greeting: '¡Hola! ¿En qué podemos ayudarte?',
  messages: 'Mensajes',
  you: 'Tú',
  earlier: 'Mostrar mensajes anteriores',
  loading: 'Cargando…',
  newMessages: (value) =>
    plural('es', value, { one: '# mensaje nuevo', other: '# mensajes nuevos' }),
  unread: (value) =>
    plural('es', value, { one: '# mensaje sin leer', other: '# mensajes sin leer' }),
  toNewest: 'Ir al último mensaje',
  typing: (name) => `${name} está escribiendo…`,
  waitingHint: 'Gracias, hemos recibido tu mensaje. Enseguida te atenderá alguien.',
  closedHint: 'Esta conversación está cerrada. Escribe para volver a abrirla.',
  edited: 'editado',
  deleted: 'Este mensaje se ha eliminado',
  file: 'Archivo adjunto',
  write: 'Escribe un mensaje…',
  message: 'Tu mensaje',
  send: 'Enviar',
  emoji: 'Insertar emoji',
  left: (value) => plural('es', value, { one: 'Queda # carácter', other: 'Quedan # caracteres' }),
  tooLong: (value) =>
    plural('es', value, {
      one: 'Sobra # carácter. Acorta el mensaje.',
      other: 'Sobran # caracteres. Acorta el mensaje.',
    }),
  waiting: 'Pendiente de envío',
  sending: 'Enviando…',
  sent: 'Enviado',
  delivered: 'Entregado',
  read: 'Leído',
  refused: 'No enviado',
  retry: 'Reintentar',
  discard: 'Descartar',
  offlineHint: 'Estás sin conexión. Tus mensajes se guardan y se enviarán cuando vuelvas.',
  nothingKept:
    'Este navegador no puede guardar nada más aquí. Quédate en esta página hasta que se envíe tu mensaje.',
  seenEarly: (site) => `${site} puede ver lo que escribes antes de que lo envíes.`,
  reconnecting: 'Conexión perdida. Reintentando…',
  tooMany: (seconds) =>
    seconds > 0
      ? `Demasiado rápido. Inténtalo de nuevo en ${count(seconds)} s.`
      : 'Demasiado rápido. Inténtalo de nuevo en un momento.',
  unavailable: 'No se pudo contactar con el servidor.',
  internal: 'Algo ha fallado por nuestra parte.',
  badInput: 'Este mensaje no se puede enviar tal como está.',
  forbidden: 'Ahora mismo no se pueden enviar mensajes aquí.',
  originRefused: 'El chat no está disponible en esta página.',
  siteUnknown: 'Este chat ya no existe.',
  outdated: 'El chat se ha actualizado. Vuelve a cargar la página.',
  reload: 'Recargar',
};
