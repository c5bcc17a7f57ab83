import { BaseEdge, getBezierPath, useStore, type EdgeProps } from "@xyflow/react";
import { memo } from "react";
import { useNodeActions } from "../../canvas/actions";

const isFar = (state: { transform: [number, number, number] }) => state.transform[2] < 0.45;

/** A link, with a plus in its middle that shows while the pointer or the keyboard is on it. */
function Link(props: EdgeProps) {
  const { id, sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, data } = props;
  const actions = useNodeActions();
  const far = useStore(isFar);
  const [path, x, y] = getBezierPath({
    sourceX,
    sourceY,
    sourcePosition,
    targetX,
    targetY,
    targetPosition,
  });
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
