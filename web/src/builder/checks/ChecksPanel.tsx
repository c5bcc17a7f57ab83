export function ChecksPanel() {
  return null;
}
