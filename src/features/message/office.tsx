/** The doors of an organisation's chat robots. */

import { type Outward, publicHosts } from '../../platform/outward.ts';
import { type Ask, act, page, type Route } from '../../platform/route.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { addRobot } from './actions/add-robot.ts';
import { stopRobot } from './actions/end-robot.ts';
import { tryRobot } from './actions/try-robot.ts';
import { robotsPage } from './office/robots.tsx';
import { mayKeepRobots } from './policy.ts';
import type { Robot } from './robot.ts';
import { NewRobot, RobotEnd, RobotTrial } from './schema.ts';
import { findRobot } from './store/robot.ts';
import { text } from './text.ts';

/** The doors; `outward` says to which hosts a robot may belong. */
export function routes(room: { outward: Outward; robotHosts: readonly string[] }): Route[] {
  const shows = robotsPage({ hosts: [...publicHosts, ...room.robotHosts] });
  const finds = (ask: Ask) => findOrganisation(ask.tx, ask.params.organisation!);
  const may = (actor: Ask['actor'], organisation: Organisation) => mayKeepRobots(actor, organisation.path);
  const findAsked = (ask: Ask) => findRobot(ask.tx, ask.actor, ask.params.robot!);
  const mayTouch = (actor: Ask['actor'], robot: Robot) => mayKeepRobots(actor, robot.organisationPath);
  const back = (robot: Robot) => `/office/organisations/${robot.organisationId}/robots`;
  return [
    page({ get: '/office/organisations/:organisation/robots', frame: 'office', finds, may, shows }),
    act({
      post: '/office/organisations/:organisation/robots',
      frame: 'office',
      finds,
      may,
      takes: NewRobot,
      does: addRobot(room.outward),
      leadsTo: (organisation) => `/office/organisations/${organisation.id}/robots`,
      tells: text['told.robot-added'],
      shows,
    }),
    act({
      post: '/office/robots/:robot/try',
      frame: 'office',
      finds: findAsked,
      may: mayTouch,
      takes: RobotTrial,
      does: tryRobot,
      leadsTo: back,
      tells: text['told.robot-tried'],
    }),
    act({
      post: '/office/robots/:robot/end',
      frame: 'office',
      finds: findAsked,
      may: mayTouch,
      takes: RobotEnd,
      does: stopRobot,
      leadsTo: back,
      tells: text['told.robot-ended'],
    }),
  ];
}
