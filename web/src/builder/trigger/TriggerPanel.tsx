export function TriggerPanel() {
  return null;
}
