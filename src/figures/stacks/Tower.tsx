import { Box } from '../../drawing/Box.tsx';
import { BrickBox, CopyMark } from './BrickBox.tsx';
import type { Brick, Ground, MachineView, Picture, Seat } from './picture.ts';
import { brick as words, panel } from './words.ts';

interface Props {
  readonly picture: Picture;
  /** Names of the kernels that run. */
  readonly kernels: readonly string[];
}

/** The stack, from the metal at the bottom up to the copies of the app, and how many kernels are in it. */
export function Tower({ picture, kernels }: Props) {
  const { hardware, hypervisor, hypervisorUnder, kernel, ground, machines } = picture;
  return (
    <div className="stk-tower" data-stack="">
      <p className="stk-kernels">
        <span>{panel.kernels}</span>
        <b>{kernels.length}</b>
        <span className="stk-pips" aria-hidden="true">
          {kernels.map((name) => (
            <i key={name} data-role="kernel" />
          ))}
        </span>
      </p>
      <div className="stk-floor">
        <Carried ground={ground} />
        {machines.map((machine) => (
          <Machine key={machine.n} view={machine} />
        ))}
        <Beside ground={ground} />
      </div>
      {kernel && (
        <BrickBox brick={kernel} size="tall">
          {hypervisor && !hypervisorUnder && <BrickBox brick={hypervisor} size="thin" />}
        </BrickBox>
      )}
      {hypervisor && (hypervisorUnder || !kernel) && <BrickBox brick={hypervisor} />}
      <BrickBox brick={hardware} />
    </div>
  );
}

/** What the parts beside the copies take of a guest's width, in widths of a copy. */
const besideShare = 0.9;

/** A pretend computer: its hardware below, its own kernel on that, and what this kernel carries. */
function Machine({ view }: { readonly view: MachineView }) {
  const { machine, kernel, ground } = view;
  return (
    <div
      className="stk-machine"
      style={{ flexGrow: Math.max(1, ground.seats.length) + (ground.image ? besideShare : 0) }}
      data-mark={machine.mark}
      data-hidden={machine.hidden || undefined}
    >
      <div className="stk-floor">
        <Carried ground={ground} />
        <Beside ground={ground} />
      </div>
      {kernel && <BrickBox brick={kernel} />}
      <BrickBox brick={machine} size="thin" />
    </div>
  );
}

/** What the copies of the app stand on above the kernel, and the copies. */
function Carried({ ground }: { readonly ground: Ground }) {
  const { seats, image, tools, toolsUnder } = ground;
  const under = image ?? (toolsUnder ? tools : null);
  if (seats.length === 0 && !under) return null;
  return (
    <div className="stk-carried" style={{ flexGrow: Math.max(1, seats.length) }}>
      {seats.length > 0 && (
        <div className="stk-seats">
          {seats.map((seat) => (
            <SeatView key={seat.copy} seat={seat} />
          ))}
        </div>
      )}
      {under && <BrickBox brick={under} size="thin" />}
    </div>
  );
}

/** What stands on the kernel beside the copies and carries none of them. */
function Beside({ ground }: { readonly ground: Ground }) {
  const { engine, tools, toolsUnder } = ground;
  const bricks = [engine, toolsUnder ? null : tools].filter((each): each is Brick => each !== null);
  if (bricks.length === 0) return null;
  return (
    <div className="stk-beside-column">
      {bricks.map((each) => (
        <BrickBox key={each.id} brick={each} size="thin" />
      ))}
    </div>
  );
}

function SeatView({ seat }: { readonly seat: Seat }) {
  const { copy, container, app } = seat;
  const drawn = app ? <BrickBox brick={app} /> : <Box role="app" label={words.app} ghost />;
  return (
    <div
      className="stk-seat"
      data-walls={container?.mark}
      data-layer={container?.mark === 'here' || container?.mark === 'new' ? 'containers' : undefined}
    >
      <span className="stk-copy">
        <CopyMark copy={copy} />
        <span>{container ? words.container : words.copy}</span>
      </span>
      {drawn}
    </div>
  );
}
