// Reads a calendar with ical.js and prints what it understood as JSON, in the shape that libical_reader has.
import { readFileSync } from 'node:fs';

import ICAL from 'ical.js';

const textOf = (component, name) => String(component.getFirstPropertyValue(name) ?? '');
const timeOf = (time) => time.toICALString();

function alarm(component) {
  const trigger = component.getFirstProperty('trigger');
  if (trigger.type !== 'date-time') throw new Error(`a trigger of type ${trigger.type}`);
  return {
    at: timeOf(trigger.getFirstValue()),
    action: textOf(component, 'action'),
    words: textOf(component, 'description'),
  };
}

function event(component) {
  const time = (name) => timeOf(component.getFirstPropertyValue(name));
  return {
    uid: textOf(component, 'uid'),
    start: time('dtstart'),
    end: time('dtend'),
    stamp: time('dtstamp'),
    sequence: component.getFirstPropertyValue('sequence'),
    summary: textOf(component, 'summary'),
    description: textOf(component, 'description'),
    status: textOf(component, 'status'),
    transparency: textOf(component, 'transp'),
    alarms: component.getAllSubcomponents('valarm').map(alarm),
  };
}

const root = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], 'utf8')));
console.log(JSON.stringify({
  version: textOf(root, 'version'),
  program: textOf(root, 'prodid'),
  scale: textOf(root, 'calscale'),
  name: textOf(root, 'x-wr-calname'),
  events: root.getAllSubcomponents('vevent').map(event),
}));
