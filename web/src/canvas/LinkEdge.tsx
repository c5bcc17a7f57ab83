import { BaseEdge, getBezierPath, useStore, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useNodeActions } from "./actions";
import { cornersOf, roundedPath, type Route } from "./routes";

// A handle reaches this far beyond the border of its step.
const HANDLE = 5;

function pathOf(props: EdgeProps): [path: string, x: number, y: number] {
  const { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition } = props;
  const route = props.data?.["route"] as Route | undefined;
  const [from, to] = [
    { x: sourceX - HANDLE, y: sourceY },
    { x: targetX + HANDLE, y: targetY },
  ];
  const corners = route && cornersOf(route, from, to);
  if (corners) {
    const points = [{ x: sourceX, y: sourceY }, ...corners, { x: targetX, y: targetY }];
    const half = Math.floor(points.length / 2);
    const [before, after] = [points[half - 1]!, points[half]!];
    return [roundedPath(points), (before.x + after.x) / 2, (before.y + after.y) / 2];
  }
  const ends = { sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition };
  const [path, x, y] = getBezierPath(ends);
  return [path, x, y];
}

const isFar = (state: { transform: [number, number, number] }) => state.transform[2] < 0.45;

/** A link, with a plus in its middle that shows while the pointer or the keyboard is on it. */
function Link(props: EdgeProps) {
  const { id, data } = props;
  const actions = useNodeActions();
  const far = useStore(isFar);
  const [path, x, y] = pathOf(props);
  const press = (anchor: Element) => actions?.addInto(id, anchor);
  return (
    <>
      <BaseEdge
        path={path}
        interactionWidth={22}
        {...(props.markerEnd && { markerEnd: props.markerEnd })}
      />
      {actions && !far && !data?.["isFolded"] && (
        <g
          className="add-between nopan"
          role="button"
          tabIndex={0}
          aria-label={String(data?.["label"] ?? "")}
          transform={`translate(${x} ${y})`}
          onClick={(event) => {
            event.stopPropagation();
            press(event.currentTarget);
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" && event.key !== " ") return;
            event.preventDefault();
            event.stopPropagation();
            press(event.currentTarget);
          }}
        >
          <circle r={16} className="around" />
          <circle r={11} />
          <path d="M-5 0H5M0 -5V5" />
        </g>
      )}
    </>
  );
}

export const LinkEdge = memo(Link);
