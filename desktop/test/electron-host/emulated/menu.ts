import { EventEmitter } from 'node:events';
import { withGaps, withStaticGaps } from '../not-emulated.ts';

type Template = {
  id?: string;
  label?: string;
  role?: string;
  type?: string;
  accelerator?: string;
  submenu?: Template[] | Menu;
  click?: (item: MenuItem) => void;
};

export class MenuItem {
  readonly id: string | undefined;
  readonly label: string;
  readonly role: string | undefined;
  readonly type: string;
  readonly accelerator: string | undefined;
  readonly submenu: Menu | null;
  readonly click: () => void;

  constructor({ id, label = '', role, type, accelerator, submenu, click }: Template) {
    this.id = id;
    this.label = label;
    this.role = role;
    this.accelerator = accelerator;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu ?? null);
    this.type = type ?? (this.submenu ? 'submenu' : 'normal');
    this.click = () => click?.(this);
  }
}

let applicationMenu: Menu | null = null;

/** Menus are kept, never drawn. */
export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }
  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  static buildFromTemplate(template: readonly Template[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(new MenuItem(item));
    return menu;
  }
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}
withGaps('Menu', Menu.prototype, ['items']);
withStaticGaps('Menu', Menu);
