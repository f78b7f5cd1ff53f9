import { describe, expect, it } from 'vitest';
import { readTabs } from '../../src/console/tabs/keep-tabs.ts';
import {
  closeOtherTabs,
  closeTab,
  moveTab,
  moveTabBy,
  noTabs,
  nthTab,
  openTab,
  pinTab,
  reopenTab,
  stepTab,
  type Tabs,
} from '../../src/console/tabs/tabs.ts';
import { eg } from '../example.ts';

const withTabs = (...ids: string[]): Tabs => ids.reduce(openTab, noTabs);
const order = (tabs: Tabs) => tabs.open.map(({ id }) => id).join('');

describe('tabs', () => {
  it('show a chat that is open already instead of opening it twice', () => {
    const tabs = openTab(withTabs('a', 'b'), 'a');
    expect(order(tabs)).toBe('ab');
    expect(tabs.activeId).toBe('a');
  });

  it('show the next tab after the shown one is closed, and the one before at the end', () => {
    const tabs = openTab(withTabs('a', 'b', 'c'), 'b');
    expect(closeTab(tabs, 'b').activeId).toBe('c');
    expect(closeTab(withTabs('a', 'b'), 'b').activeId).toBe('a');
    expect(closeTab(withTabs('a'), 'a').activeId).toBeNull();
  });

  it('stay where they are when another tab is closed', () => {
    expect(closeTab(withTabs('a', 'b'), 'a').activeId).toBe('b');
  });

  it('come back in the reverse order of closing', () => {
    const tabs = closeTab(closeTab(withTabs('a', 'b', 'c'), 'a'), 'c');
    const once = reopenTab(tabs);
    expect(once.activeId).toBe('c');
    expect(order(reopenTab(once))).toBe('bca');
    expect(reopenTab(noTabs)).toBe(noTabs);
  });

  it('keep pinned tabs in front, however they are moved', () => {
    const tabs = pinTab(withTabs('a', 'b', 'c'), 'c', true);
    expect(order(tabs)).toBe('cab');
    expect(order(moveTab(tabs, 'a', 0))).toBe('cab');
    expect(order(moveTabBy(tabs, 'a', 1))).toBe('cba');
    expect(order(pinTab(tabs, 'c', false))).toBe('cab');
  });

  it('leave pinned tabs open when the others are closed', () => {
    const tabs = closeOtherTabs(pinTab(withTabs('a', 'b', 'c'), 'a', true), 'b');
    expect(order(tabs)).toBe('ab');
    expect(tabs.activeId).toBe('b');
  });

  it('are reached by number, nine being the last, and round the ends by steps', () => {
    const tabs = withTabs('a', 'b', 'c');
    expect(nthTab(tabs, 2).activeId).toBe('b');
    expect(nthTab(tabs, 9).activeId).toBe('c');
    expect(nthTab(tabs, 7)).toBe(tabs);
    expect(stepTab(tabs, 1).activeId).toBe('a');
    expect(stepTab(openTab(tabs, 'a'), -1).activeId).toBe('c');
  });

  it('start empty when what was kept cannot be read', () => {
    expect(readTabs(eg.kept(new Map([['my.tabs', '{"open":']])))).toBe(noTabs);
    expect(readTabs(eg.kept(new Map([['my.tabs', '{"open":3}']])))).toBe(noTabs);
  });
});
