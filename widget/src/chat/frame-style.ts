import type { WidgetConfig } from '@deskbell/shared/model/site';
import { phone } from '../page/phone.ts';

/** How the page shows this frame: it slides up above the button, and covers a phone. */
export const frameStyle = ({ colorScheme }: WidgetConfig): string => `
iframe{translate:0 24px;box-sizing:border-box;bottom:92px;width:400px;height:500px;max-width:calc(100vw - 40px);max-height:calc(100dvh - 112px);border-color:#8883;border-radius:16px;box-shadow:0 12px 48px #0004;color-scheme:${colorScheme === 'auto' ? 'light dark' : colorScheme};transition:translate .25s cubic-bezier(.2,.8,.2,1),opacity .2s,visibility .25s}
.open iframe{visibility:visible;opacity:1;translate:none}
b{min-width:12px;font-weight:600}
path{stroke-linecap:round;stroke-linejoin:round}
button{transition:scale .15s}
button:hover{scale:1.06}
@media ${phone}{iframe{inset:var(--top) 0 auto;width:100%;height:var(--height);max-width:none;max-height:none;border:0;border-radius:0}.open button{display:none}}
@media (prefers-reduced-motion){*{transition:none!important}}`;
