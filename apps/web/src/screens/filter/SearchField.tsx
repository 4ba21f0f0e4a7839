import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';

interface Props {
  label: string;
  value: string;
  /** With undefined for an empty search, which an address leaves out. */
  onSearch: (search: string | undefined) => void;
}

export function SearchField({ label, value, onSearch }: Props) {
  return (
    <TextInput
      type="search"
      label={label}
      leftSection={<IconSearch size={20} aria-hidden />}
      value={value}
      onChange={({ currentTarget }) => {
        onSearch(currentTarget.value === '' ? undefined : currentTarget.value);
      }}
    />
  );
}
