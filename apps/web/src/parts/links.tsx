import type { AnchorHTMLAttributes, RefAttributes } from 'react';
import {
  ActionIcon,
  Anchor,
  Button,
  type ActionIconProps,
  type AnchorProps,
  type ButtonProps,
} from '@mantine/core';
import { createLink } from '@tanstack/react-router';

type RealLink = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style' | 'color'> &
  RefAttributes<HTMLAnchorElement>;

/** Links of the app that look like Mantine’s parts; real `<a>` elements, so that they open in a tab too. */
export const LinkButton = createLink((props: ButtonProps & RealLink) => <Button component="a" {...props} />);
export const LinkIcon = createLink((props: ActionIconProps & RealLink) => (
  <ActionIcon component="a" {...props} />
));
export const LinkText = createLink((props: AnchorProps & RealLink) => <Anchor {...props} />);
