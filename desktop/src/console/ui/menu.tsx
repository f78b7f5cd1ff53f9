import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { createContext, type ReactElement, type ReactNode, useContext, useState } from 'react';
import './floating.css';

type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'bottom' | 'top' | 'inline-end';
};

// A menu is drawn inside the landmark of its button, so that no part of the page lies outside all of them.
const LandmarkContext = createContext<HTMLElement | undefined>(undefined);

/** A menu that opens from a button. */
export function Menu({ trigger, children, align = 'end', side = 'bottom' }: MenuProps) {
  const [button, setButton] = useState<HTMLElement | null>(null);
  const landmark = button?.closest<HTMLElement>('main, nav') ?? undefined;
  return (
    <Base.Root>
      <Base.Trigger ref={setButton} render={trigger} />
      <Base.Portal container={landmark}>
        <Base.Positioner
          sideOffset={6}
          align={align}
          side={side}
          className="floating-place"
          positionMethod="fixed"
        >
          <Base.Popup className="menu">
            <LandmarkContext value={landmark}>{children}</LandmarkContext>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type MenuItemProps = {
  children: ReactNode;
  icon?: ReactNode;
  keys?: string | undefined;
  isDisabled?: boolean;
  isDanger?: boolean;
  onSelect: () => void;
};

export function MenuItem({ children, icon, keys, isDisabled, isDanger, onSelect }: MenuItemProps) {
  return (
    <Base.Item
      className="menu-item"
      data-danger={isDanger || undefined}
      disabled={isDisabled ?? false}
      onClick={onSelect}
    >
      <span className="menu-icon">{icon}</span>
      <span className="menu-text">{children}</span>
      {keys ? <kbd dir="ltr">{keys}</kbd> : null}
    </Base.Item>
  );
}

type MenuChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  choices: readonly { value: Value; text: ReactNode }[];
  onChange: (value: Value) => void;
};

/** One of several, with a mark at the chosen one. */
export function MenuChoice<Value extends string>(props: MenuChoiceProps<Value>) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-label">{props.label}</Base.GroupLabel>
      <Base.RadioGroup value={props.value} onValueChange={props.onChange}>
        {props.choices.map(({ value, text }) => (
          <Base.RadioItem key={value} value={value} className="menu-item" closeOnClick>
            <span className="menu-icon">
              <Base.RadioItemIndicator>
                <Check aria-hidden />
              </Base.RadioItemIndicator>
            </span>
            <span className="menu-text">{text}</span>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

type MenuCheckProps = {
  children: ReactNode;
  icon?: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
};

/** Something that is on or off. */
export function MenuCheck({ children, icon, isOn, onChange }: MenuCheckProps) {
  return (
    <Base.CheckboxItem className="menu-item" checked={isOn} onCheckedChange={onChange}>
      <span className="menu-icon">{icon}</span>
      <span className="menu-text">{children}</span>
      <span className="menu-icon">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden />
        </Base.CheckboxItemIndicator>
      </span>
    </Base.CheckboxItem>
  );
}

/** A menu inside a menu. */
export function SubMenu({
  label,
  icon,
  children,
}: {
  label: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className="menu-item">
        <span className="menu-icon">{icon}</span>
        <span className="menu-text">{label}</span>
        <span className="menu-more" aria-hidden />
      </Base.SubmenuTrigger>
      <Base.Portal container={useContext(LandmarkContext)}>
        <Base.Positioner
          positionMethod="fixed"
          sideOffset={4}
          alignOffset={-4}
          className="floating-place"
        >
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  );
}

export const MenuLine = () => <Base.Separator className="menu-line" />;
