/** The sign of Parvis: the gate of a school, its door lit. */
export function Mark({ size }: { size: number }) {
  return <img src="/icons/parvis.svg" width={size} height={size} alt="" />;
}
