import { duration } from '../duration.ts';
import type { WidgetWords } from '../en/widget.ts';
import { plural } from '../plural.ts';

const count = (value: number) => new Intl.NumberFormat('ar').format(value);

export const widget: WidgetWords = {
  chat: 'محادثة',
  chatWith: (site) => `محادثة مع ${site}`,
  close: 'إغلاق المحادثة',
  mute: 'كتم الصوت',
  unmute: 'تشغيل الصوت',
  connected: 'متصل',
  connecting: 'جارٍ الاتصال',
  offline: 'غير متصل',
  replyTime: (minutes) => `مدة الرد المعتادة: ${duration('ar', minutes)}`,
  greeting: 'مرحبًا! كيف يمكننا مساعدتك؟',
  messages: 'الرسائل',
  you: 'أنت',
  earlier: 'عرض الرسائل السابقة',
  loading: 'جارٍ التحميل…',
  newMessages: (value) =>
    plural('ar', value, {
      one: 'رسالة جديدة',
      two: 'رسالتان جديدتان',
      few: '# رسائل جديدة',
      many: '# رسالة جديدة',
      other: '# رسالة جديدة',
    }),
  unread: (value) =>
    plural('ar', value, {
      one: 'رسالة غير مقروءة',
      two: 'رسالتان غير مقروءتين',
      few: '# رسائل غير مقروءة',
      many: '# رسالة غير مقروءة',
      other: '# رسالة غير مقروءة',
    }),
  toNewest: 'الانتقال إلى أحدث رسالة',
  typing: (name) => `${name} يكتب الآن…`,
  waitingHint: 'شكرًا، وصلتنا رسالتك. سيرد عليك أحدنا قريبًا.',
  closedHint: 'هذه المحادثة مغلقة. اكتب رسالة لفتحها من جديد.',
  edited: 'معدّلة',
  deleted: 'حُذفت هذه الرسالة',
  file: 'مرفق',
  write: 'اكتب رسالة…',
  message: 'رسالتك',
  send: 'إرسال',
  emoji: 'إدراج رمز تعبيري',
  left: (value) =>
    plural('ar', value, {
      one: 'بقي حرف واحد',
      two: 'بقي حرفان',
      few: 'بقيت # أحرف',
      other: 'بقي # حرفًا',
    }),
  tooLong: (value) =>
    plural('ar', value, {
      one: 'الرسالة أطول من الحد بحرف واحد. يُرجى تقصيرها.',
      two: 'الرسالة أطول من الحد بحرفين. يُرجى تقصيرها.',
      few: 'الرسالة أطول من الحد بـ# أحرف. يُرجى تقصيرها.',
      other: 'الرسالة أطول من الحد بـ# حرفًا. يُرجى تقصيرها.',
    }),
  waiting: 'بانتظار الإرسال',
  sending: 'جارٍ الإرسال…',
  sent: 'أُرسلت',
  delivered: 'وصلت',
  read: 'قُرئت',
  refused: 'لم تُرسل',
  retry: 'إعادة المحاولة',
  discard: 'تجاهل',
  offlineHint: 'أنت غير متصل. تُحفظ رسائلك وتُرسل عند عودة الاتصال.',
  nothingKept: 'لا يستطيع هذا المتصفح حفظ المزيد هنا. ابقَ في هذه الصفحة حتى تُرسل رسالتك.',
  seenEarly: (site) => `يمكن لفريق ${site} رؤية ما تكتبه قبل إرساله.`,
  reconnecting: 'انقطع الاتصال. تجري إعادة المحاولة…',
  tooMany: (seconds) =>
    seconds > 0
      ? `أسرع من اللازم. أعد المحاولة بعد ${count(seconds)} ث.`
      : 'أسرع من اللازم. أعد المحاولة بعد لحظات.',
  unavailable: 'تعذّر الوصول إلى الخادم.',
  internal: 'حدث خطأ من جهتنا.',
  badInput: 'لا يمكن إرسال هذه الرسالة كما هي.',
  forbidden: 'لا يمكن إرسال الرسائل هنا حاليًا.',
  originRefused: 'المحادثة غير متاحة في هذه الصفحة.',
  siteUnknown: 'لم تعد هذه المحادثة موجودة.',
  outdated: 'تم تحديث المحادثة. يُرجى إعادة تحميل الصفحة.',
  reload: 'إعادة التحميل',
};
