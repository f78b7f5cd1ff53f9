import type { WidgetConfig } from '@deskbell/shared/model/site';

/**
 * The look of the button, and of a frame that is not there yet; the chat brings the look of its panel along.
 * The icon is white or black, whichever stands out: lightness 49.4 has the same contrast to both.
 */
export const cornerStyle = ({ accentColor, position }: WidgetConfig): string =>
  `:host{all:initial!important}
button,iframe{position:fixed;z-index:2147483000;bottom:20px;${position}:20px;border:1px solid #0000;box-shadow:0 6px 24px #0003}
button{width:56px;height:56px;padding:15px;border-radius:50%;cursor:pointer;background:${accentColor};color:lab(from ${accentColor} calc((49.4 - l)*99) 0 0)}
svg{width:24px;height:24px}
path{fill:none;stroke:currentColor;stroke-width:2}
b{position:absolute;top:-5px;right:-5px;padding:0 5px;border-radius:11px;font:12px/22px system-ui;background:#d92d20;color:#fff}
iframe{visibility:hidden;opacity:0}`;
