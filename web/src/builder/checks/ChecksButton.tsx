export function ChecksButton() {
  return null;
}
