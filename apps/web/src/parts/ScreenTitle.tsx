import { useEffect, useRef } from 'react';
import { Title, type TitleOrder } from '@mantine/core';

let firstScreen = true;

interface Props {
  children: string;
  order?: TitleOrder;
  /** What the browser’s tab says, when it is more than the title. */
  tab?: string;
}

/**
 * The title of a screen: it names the browser’s tab, and takes the focus when the screen opens, so that a screen
 * reader says where one is. The first screen leaves the focus where the browser puts it.
 */
export function ScreenTitle({ children, order = 1, tab = children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} · Parvis`;
  }, [tab]);
  useEffect(() => {
    if (!firstScreen) heading.current?.focus({ preventScroll: true });
    firstScreen = false;
  }, []);
  return (
    <Title
      ref={heading}
      order={order}
      size="h1"
      tabIndex={-1}
      style={{ outline: 'none', overflowWrap: 'anywhere' }}
    >
      {children}
    </Title>
  );
}
