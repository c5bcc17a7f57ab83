export function VersionsButton() {
  return null;
}
