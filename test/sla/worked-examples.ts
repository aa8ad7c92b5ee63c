// Fifty examples of when a clock is due, reckoned by hand with a calendar and a table of zone changes.
// Each gives the calendar, the site's zone, the start, the target in minutes, the pauses, the moment it is due,
// and the stretches counted up to then. Offsets are those the site's wall clock showed at that moment.
// One table, longer than files are here otherwise: it is read, checked and added to as a whole, by its examples' numbers.
export interface Hours {
  from: number
  to: number
} // minutes since midnight on the wall, `to` up to 1440
export interface ExampleCalendar {
  zone: string
  weekly: Hours[][] // Monday..Sunday
  days: { date: string; hours: Hours[]; name: string }[] // exceptions: no hours = holiday, hours = make-up workday
}

const closed: Hours[] = []
const eightToSix: Hours[] = [{ from: 480, to: 1080 }] // 08:00-18:00
const withLunch: Hours[] = [
  { from: 510, to: 720 },
  { from: 780, to: 1020 },
] // 08:30-12:00, 13:00-17:00
const night: Hours[] = [
  { from: 0, to: 360 },
  { from: 1320, to: 1440 },
] // 00:00-06:00, 22:00-24:00
const fromHalfPastTwo: Hours[] = [{ from: 150, to: 270 }] // 02:30-04:30
const untilHalfPastTwo: Hours[] = [{ from: 60, to: 150 }] // 01:00-02:30
const smallHours: Hours[] = [{ from: 0, to: 360 }] // 00:00-06:00
const shanghaiDay: Hours[] = [
  { from: 540, to: 720 },
  { from: 810, to: 1080 },
] // 09:00-12:00, 13:30-18:00
const lordHoweMorning: Hours[] = [{ from: 105, to: 360 }] // 01:45-06:00
const tenToFive: Hours[] = [{ from: 600, to: 1020 }] // 10:00-17:00
const kolkataDay: Hours[] = [{ from: 570, to: 1110 }] // 09:30-18:30
const newfoundlandDay: Hours[] = [{ from: 510, to: 990 }] // 08:30-16:30
const eightToFour: Hours[] = [{ from: 480, to: 960 }] // 08:00-16:00

const everyDay = (h: Hours[]): Hours[][] => [h, h, h, h, h, h, h]
const mondayToFriday = (h: Hours[]): Hours[][] => [h, h, h, h, h, closed, closed]

export const calendars: Record<string, ExampleCalendar> = {
  berlin: {
    zone: 'Europe/Berlin',
    weekly: mondayToFriday(eightToSix),
    days: [
      { date: '2026-04-03', hours: [], name: 'Good Friday' },
      { date: '2026-04-06', hours: [], name: 'Easter Monday' },
      { date: '2026-05-01', hours: [], name: 'Labour Day' },
      { date: '2026-12-24', hours: [{ from: 480, to: 720 }], name: 'Christmas Eve, morning only' },
      { date: '2026-12-25', hours: [], name: 'Christmas Day' },
      { date: '2026-12-26', hours: [], name: 'Second Day of Christmas' },
      { date: '2027-01-01', hours: [], name: 'New Year' },
    ],
  },
  berlinLunch: { zone: 'Europe/Berlin', weekly: mondayToFriday(withLunch), days: [] },
  berlinNight: { zone: 'Europe/Berlin', weekly: everyDay(night), days: [] },
  berlinFromHalfPastTwo: { zone: 'Europe/Berlin', weekly: everyDay(fromHalfPastTwo), days: [] },
  berlinUntilHalfPastTwo: { zone: 'Europe/Berlin', weekly: everyDay(untilHalfPastTwo), days: [] },
  newYorkNight: { zone: 'America/New_York', weekly: everyDay(smallHours), days: [] },
  shanghai: {
    zone: 'Asia/Shanghai',
    weekly: mondayToFriday(shanghaiDay),
    days: [
      { date: '2026-09-20', hours: shanghaiDay, name: 'Make-up Sunday' },
      { date: '2026-09-25', hours: [], name: 'Mid-Autumn Festival' },
      { date: '2026-10-01', hours: [], name: 'National Day' },
      { date: '2026-10-02', hours: [], name: 'National Day' },
      { date: '2026-10-03', hours: [], name: 'National Day' },
      { date: '2026-10-04', hours: [], name: 'National Day' },
      { date: '2026-10-05', hours: [], name: 'National Day' },
      { date: '2026-10-06', hours: [], name: 'National Day' },
      { date: '2026-10-07', hours: [], name: 'National Day' },
      { date: '2026-10-10', hours: shanghaiDay, name: 'Make-up Saturday' },
    ],
  },
  lordHowe: { zone: 'Australia/Lord_Howe', weekly: everyDay(lordHoweMorning), days: [] },
  kathmandu: {
    zone: 'Asia/Kathmandu',
    weekly: [tenToFive, tenToFive, tenToFive, tenToFive, tenToFive, closed, tenToFive], // Saturday off
    days: [],
  },
  kolkata: {
    zone: 'Asia/Kolkata',
    weekly: [kolkataDay, kolkataDay, kolkataDay, kolkataDay, kolkataDay, kolkataDay, closed],
    days: [{ date: '2026-01-26', hours: [], name: 'Republic Day' }],
  },
  newfoundland: { zone: 'America/St_Johns', weekly: mondayToFriday(newfoundlandDay), days: [] },
  apia: {
    zone: 'Pacific/Apia',
    weekly: mondayToFriday(eightToFour),
    days: [
      { date: '2027-01-01', hours: [], name: 'New Year' },
      { date: '2027-01-04', hours: [], name: 'Day after New Year, kept on Monday' },
    ],
  },
}

export interface WorkedExample {
  title: string // what it shows
  calendar: string | null // key of calendars, null = round the clock
  zone: string | null // the site's IANA zone when it differs from the calendar's own
  startAt: string // ISO with offset as the site's wall showed it
  minutes: number // target in minutes of business time
  pauses: [string, string][] // do not count, may overlap closed time, may touch, disjoint and sorted
  dueAt: string // ISO with offset of the wall at that moment
  how: string // the reckoning in one line
}

export const workedExamples: WorkedExample[] = [
  // Plain days
  {
    title: 'within one day',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-02T09:15:00+02:00',
    minutes: 240,
    pauses: [],
    dueAt: '2026-06-02T13:15:00+02:00',
    how: 'Tue 09:15-13:15 = 240',
  },
  {
    title: 'over night',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-03T16:00:00+02:00',
    minutes: 240,
    pauses: [],
    dueAt: '2026-06-04T10:00:00+02:00',
    how: 'Wed 16:00-18:00 = 120; Thu 08:00-10:00 = 120; 240',
  },
  {
    title: 'over a weekend',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-05T15:30:00+02:00',
    minutes: 480,
    pauses: [],
    dueAt: '2026-06-08T13:30:00+02:00',
    how: 'Fri 15:30-18:00 = 150; Mon 08:00-13:30 = 330; 480',
  },
  {
    title: 'opened Friday 17:40',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-12T17:40:00+02:00',
    minutes: 60,
    pauses: [],
    dueAt: '2026-06-15T08:40:00+02:00',
    how: 'Fri 17:40-18:00 = 20; Mon 08:00-08:40 = 40; 60',
  },
  {
    title: 'opened on a closed Saturday',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-13T11:23:00+02:00',
    minutes: 90,
    pauses: [],
    dueAt: '2026-06-15T09:30:00+02:00',
    how: 'Sat and Sun closed; Mon 08:00-09:30 = 90',
  },
  {
    title: 'opened exactly at opening, due exactly at closing',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-17T08:00:00+02:00',
    minutes: 600,
    pauses: [],
    dueAt: '2026-06-17T18:00:00+02:00',
    how: 'Wed 08:00-18:00 = 600; the closing instant, not Thu 08:00',
  },
  {
    title: 'opened exactly at closing',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-18T18:00:00+02:00',
    minutes: 1,
    pauses: [],
    dueAt: '2026-06-19T08:01:00+02:00',
    how: 'Thu 18:00 is closed already; Fri 08:00-08:01 = 1',
  },

  // Clock changes outside the hours, holidays, year end
  {
    title: 'weekend with the spring change in Berlin',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-03-27T16:40:00+01:00',
    minutes: 240,
    pauses: [],
    dueAt: '2026-03-30T10:40:00+02:00',
    how: 'Fri 16:40-18:00 = 80; Mon 08:00-10:40 = 160; 240',
  },
  {
    title: 'weekend with the autumn change in Berlin',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-10-23T17:15:00+02:00',
    minutes: 300,
    pauses: [],
    dueAt: '2026-10-26T12:15:00+01:00',
    how: 'Fri 17:15-18:00 = 45; Mon 08:00-12:15 = 255; 300',
  },
  {
    title: 'over Easter',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-04-02T15:00:00+02:00',
    minutes: 300,
    pauses: [],
    dueAt: '2026-04-07T10:00:00+02:00',
    how: 'Thu 15:00-18:00 = 180; Fri to Mon closed; Tue 08:00-10:00 = 120; 300',
  },
  {
    title: 'half a day on Christmas Eve, then Christmas',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-12-23T17:00:00+01:00',
    minutes: 480,
    pauses: [],
    dueAt: '2026-12-28T11:00:00+01:00',
    how: 'Wed 17:00-18:00 = 60; Thu 08:00-12:00 = 240; Fri to Sun closed; Mon 08:00-11:00 = 180; 480',
  },
  {
    title: 'over the year end and New Year',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-12-31T16:30:00+01:00',
    minutes: 120,
    pauses: [],
    dueAt: '2027-01-04T08:30:00+01:00',
    how: 'Thu 16:30-18:00 = 90; Fri 1 Jan and the weekend closed; Mon 08:00-08:30 = 30; 120',
  },

  // Two stretches a day
  {
    title: 'over the lunch break',
    calendar: 'berlinLunch',
    zone: null,
    startAt: '2026-06-22T11:20:00+02:00',
    minutes: 90,
    pauses: [],
    dueAt: '2026-06-22T13:50:00+02:00',
    how: 'Mon 11:20-12:00 = 40; 13:00-13:50 = 50; 90',
  },
  {
    title: 'due exactly when lunch begins',
    calendar: 'berlinLunch',
    zone: null,
    startAt: '2026-06-22T10:00:00+02:00',
    minutes: 120,
    pauses: [],
    dueAt: '2026-06-22T12:00:00+02:00',
    how: 'Mon 10:00-12:00 = 120; not 13:00',
  },

  // Round the clock, and open at night
  {
    title: 'round the clock over the spring change in Berlin',
    calendar: null,
    zone: 'Europe/Berlin',
    startAt: '2026-03-28T22:00:00+01:00',
    minutes: 480,
    pauses: [],
    dueAt: '2026-03-29T07:00:00+02:00',
    how: 'Sat 22:00-24:00 = 120; Sun 00:00-02:00 = 120; 03:00-07:00 = 240; 480',
  },
  {
    title: 'night shift through midnight',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-06-09T23:00:00+02:00',
    minutes: 180,
    pauses: [],
    dueAt: '2026-06-10T02:00:00+02:00',
    how: 'Tue 23:00-24:00 = 60; Wed 00:00-02:00 = 120; 180',
  },
  {
    title: 'night shift over the spring change, due at closing',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-03-28T23:00:00+01:00',
    minutes: 360,
    pauses: [],
    dueAt: '2026-03-29T06:00:00+02:00',
    how: 'Sat 23:00-24:00 = 60; Sun 00:00-02:00 = 120; 02:00-03:00 skipped; 03:00-06:00 = 180; 360',
  },
  {
    title: 'night shift over the autumn change',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-10-24T23:00:00+02:00',
    minutes: 450,
    pauses: [],
    dueAt: '2026-10-25T05:30:00+01:00',
    how: 'Sat 23:00-24:00 = 60; Sun 00:00-03:00 = 180; again 02:00-05:30 = 210; 450',
  },
  {
    title: 'due the first time the wall shows 02:45',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-10-25T00:15:00+02:00',
    minutes: 150,
    pauses: [],
    dueAt: '2026-10-25T02:45:00+02:00',
    how: 'Sun 00:15-02:45 = 150, still at +02:00',
  },
  {
    title: 'due the second time the wall shows 02:45',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-10-25T00:15:00+02:00',
    minutes: 210,
    pauses: [],
    dueAt: '2026-10-25T02:45:00+01:00',
    how: 'Sun 00:15-03:00 = 165; again 02:00-02:45 = 45; 210',
  },
  {
    title: 'opened the second time the wall shows 02:20',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-10-25T02:20:00+01:00',
    minutes: 240,
    pauses: [],
    dueAt: '2026-10-25T22:20:00+01:00',
    how: 'Sun 02:20-06:00 = 220; 22:00-22:20 = 20; 240',
  },

  // Hours that begin or end inside a gap or an overlap
  {
    title: 'hours begin inside the gap',
    calendar: 'berlinFromHalfPastTwo',
    zone: null,
    startAt: '2026-03-28T04:00:00+01:00',
    minutes: 60,
    pauses: [],
    dueAt: '2026-03-29T03:30:00+02:00',
    how: 'Sat 04:00-04:30 = 30; Sun 02:30 is never shown, open from 03:00; 03:00-03:30 = 30; 60',
  },
  {
    title: 'hours end inside the gap, due where it begins',
    calendar: 'berlinUntilHalfPastTwo',
    zone: null,
    startAt: '2026-03-28T02:00:00+01:00',
    minutes: 90,
    pauses: [],
    dueAt: '2026-03-29T03:00:00+02:00',
    how: 'Sat 02:00-02:30 = 30; Sun 01:00-02:00 = 60, and at 02:00 the wall shows 03:00; 90',
  },
  {
    title: 'hours begin inside the overlap, so open twice',
    calendar: 'berlinFromHalfPastTwo',
    zone: null,
    startAt: '2026-10-25T01:00:00+02:00',
    minutes: 60,
    pauses: [],
    dueAt: '2026-10-25T03:00:00+01:00',
    how: 'Sun 02:30-03:00 = 30; back to 02:00, closed until 02:30; again 02:30-03:00 = 30; 60',
  },
  {
    title: 'hours end inside the overlap, so close twice',
    calendar: 'berlinUntilHalfPastTwo',
    zone: null,
    startAt: '2026-10-25T01:30:00+02:00',
    minutes: 75,
    pauses: [],
    dueAt: '2026-10-25T02:15:00+01:00',
    how: 'Sun 01:30-02:30 = 60; closed 02:30-03:00; again 02:00-02:15 = 15; 75',
  },
  {
    title: 'due at the first of two closings in the overlap',
    calendar: 'berlinUntilHalfPastTwo',
    zone: null,
    startAt: '2026-10-25T01:30:00+02:00',
    minutes: 60,
    pauses: [],
    dueAt: '2026-10-25T02:30:00+02:00',
    how: 'Sun 01:30-02:30 = 60, at the closing still at +02:00',
  },
  {
    title: 'small hours over the spring change in New York',
    calendar: 'newYorkNight',
    zone: null,
    startAt: '2026-03-08T01:15:00-05:00',
    minutes: 120,
    pauses: [],
    dueAt: '2026-03-08T04:15:00-04:00',
    how: 'Sun 01:15-02:00 = 45; 02:00-03:00 skipped; 03:00-04:15 = 75; 120',
  },
  {
    title: 'small hours over the autumn change in New York',
    calendar: 'newYorkNight',
    zone: null,
    startAt: '2026-11-01T00:40:00-04:00',
    minutes: 200,
    pauses: [],
    dueAt: '2026-11-01T03:00:00-05:00',
    how: 'Sun 00:40-02:00 = 80; again 01:00-03:00 = 120; 200',
  },

  // Sites elsewhere
  {
    title: 'Berlin hours at a site in Lisbon',
    calendar: 'berlin',
    zone: 'Europe/Lisbon',
    startAt: '2026-06-26T17:30:00+01:00',
    minutes: 120,
    pauses: [],
    dueAt: '2026-06-29T09:30:00+01:00',
    how: 'Fri 17:30-18:00 = 30; Mon 08:00-09:30 = 90; 120, all on the wall in Lisbon',
  },
  {
    title: 'Berlin hours at a site in New York that has changed its clocks already',
    calendar: 'berlin',
    zone: 'America/New_York',
    startAt: '2026-03-06T17:00:00-05:00',
    minutes: 180,
    pauses: [],
    dueAt: '2026-03-09T10:00:00-04:00',
    how: 'Fri 17:00-18:00 = 60; Mon 08:00-10:00 = 120; 180',
  },

  // Holidays and make-up workdays in China
  {
    title: 'over the National Day holiday',
    calendar: 'shanghai',
    zone: null,
    startAt: '2026-09-30T17:00:00+08:00',
    minutes: 120,
    pauses: [],
    dueAt: '2026-10-08T10:00:00+08:00',
    how: 'Wed 17:00-18:00 = 60; Thu 1 to Wed 7 Oct closed; Thu 8 Oct 09:00-10:00 = 60; 120',
  },
  {
    title: 'into a make-up Saturday',
    calendar: 'shanghai',
    zone: null,
    startAt: '2026-10-09T16:30:00+08:00',
    minutes: 330,
    pauses: [],
    dueAt: '2026-10-10T14:30:00+08:00',
    how: 'Fri 16:30-18:00 = 90; Sat 09:00-12:00 = 180; 13:30-14:30 = 60; 330',
  },
  {
    title: 'opened on a closed Saturday before a make-up Sunday',
    calendar: 'shanghai',
    zone: null,
    startAt: '2026-09-19T10:00:00+08:00',
    minutes: 240,
    pauses: [],
    dueAt: '2026-09-20T14:30:00+08:00',
    how: 'Sat closed; Sun 09:00-12:00 = 180; 13:30-14:30 = 60; 240',
  },

  // Half hours, quarter hours and far offsets
  {
    title: 'half an hour back on Lord Howe, hours begin inside the overlap',
    calendar: 'lordHowe',
    zone: null,
    startAt: '2026-04-05T01:00:00+11:00',
    minutes: 60,
    pauses: [],
    dueAt: '2026-04-05T02:30:00+10:30',
    how: 'Sun 01:45-02:00 = 15; back to 01:30, closed until 01:45; again 01:45-02:30 = 45; 60',
  },
  {
    title: 'half an hour forward on Lord Howe',
    calendar: 'lordHowe',
    zone: null,
    startAt: '2026-10-04T01:50:00+10:30',
    minutes: 60,
    pauses: [],
    dueAt: '2026-10-04T03:20:00+11:00',
    how: 'Sun 01:50-02:00 = 10; 02:00-02:30 skipped; 02:30-03:20 = 50; 60',
  },
  {
    title: 'Kathmandu, where Saturday is off and Sunday is not',
    calendar: 'kathmandu',
    zone: null,
    startAt: '2026-06-05T16:15:00+05:45',
    minutes: 90,
    pauses: [],
    dueAt: '2026-06-07T10:45:00+05:45',
    how: 'Fri 16:15-17:00 = 45; Sat closed; Sun 10:00-10:45 = 45; 90',
  },
  {
    title: 'Kolkata over a Sunday and Republic Day',
    calendar: 'kolkata',
    zone: null,
    startAt: '2026-01-24T17:45:00+05:30',
    minutes: 120,
    pauses: [],
    dueAt: '2026-01-27T10:45:00+05:30',
    how: 'Sat 17:45-18:30 = 45; Sun and Mon closed; Tue 09:30-10:45 = 75; 120',
  },
  {
    title: 'Newfoundland over the weekend of its spring change',
    calendar: 'newfoundland',
    zone: null,
    startAt: '2026-03-06T15:45:00-03:30',
    minutes: 100,
    pauses: [],
    dueAt: '2026-03-09T09:25:00-02:30',
    how: 'Fri 15:45-16:30 = 45; Mon 08:30-09:25 = 55; 100',
  },
  {
    title: 'Apia hours at a site on Kiritimati over New Year',
    calendar: 'apia',
    zone: 'Pacific/Kiritimati',
    startAt: '2026-12-31T15:00:00+14:00',
    minutes: 90,
    pauses: [],
    dueAt: '2027-01-05T08:30:00+14:00',
    how: 'Thu 15:00-16:00 = 60; Fri to Mon closed; Tue 08:00-08:30 = 30; 90',
  },
  {
    title: 'leap day is a workday like any other',
    calendar: 'berlin',
    zone: null,
    startAt: '2028-02-28T17:00:00+01:00',
    minutes: 720,
    pauses: [],
    dueAt: '2028-03-01T09:00:00+01:00',
    how: 'Mon 17:00-18:00 = 60; Tue 29 Feb 08:00-18:00 = 600; Wed 1 Mar 08:00-09:00 = 60; 720',
  },

  // Pauses
  {
    title: 'pause within the hours',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-09T09:00:00+02:00',
    minutes: 180,
    pauses: [['2026-06-09T10:00:00+02:00', '2026-06-09T11:30:00+02:00']],
    dueAt: '2026-06-09T13:30:00+02:00',
    how: 'Tue 09:00-10:00 = 60; paused; 11:30-13:30 = 120; 180',
  },
  {
    title: 'pause over closing',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-09T16:00:00+02:00',
    minutes: 120,
    pauses: [['2026-06-09T17:00:00+02:00', '2026-06-10T09:00:00+02:00']],
    dueAt: '2026-06-10T10:00:00+02:00',
    how: 'Tue 16:00-17:00 = 60; paused; Wed 09:00-10:00 = 60; 120',
  },
  {
    title: 'pause over a weekend',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-12T14:00:00+02:00',
    minutes: 300,
    pauses: [['2026-06-12T16:00:00+02:00', '2026-06-15T10:00:00+02:00']],
    dueAt: '2026-06-15T13:00:00+02:00',
    how: 'Fri 14:00-16:00 = 120; paused; Mon 10:00-13:00 = 180; 300',
  },
  {
    title: 'pause over a whole holiday, ending on a make-up Saturday',
    calendar: 'shanghai',
    zone: null,
    startAt: '2026-09-30T16:00:00+08:00',
    minutes: 300,
    pauses: [['2026-09-30T17:00:00+08:00', '2026-10-10T10:00:00+08:00']],
    dueAt: '2026-10-10T15:30:00+08:00',
    how: 'Wed 16:00-17:00 = 60; paused; Sat 10:00-12:00 = 120; 13:30-15:30 = 120; 300',
  },
  {
    title: 'pause over the autumn change',
    calendar: 'berlinNight',
    zone: null,
    startAt: '2026-10-24T22:30:00+02:00',
    minutes: 240,
    pauses: [['2026-10-25T01:30:00+02:00', '2026-10-25T02:30:00+01:00']],
    dueAt: '2026-10-25T03:30:00+01:00',
    how: 'Sat 22:30-24:00 = 90; Sun 00:00-01:30 = 90; paused; second 02:30-03:30 = 60; 240',
  },
  {
    title: 'pause over the spring change, round the clock',
    calendar: null,
    zone: 'America/New_York',
    startAt: '2026-03-07T23:00:00-05:00',
    minutes: 240,
    pauses: [['2026-03-08T01:30:00-05:00', '2026-03-08T03:30:00-04:00']],
    dueAt: '2026-03-08T05:00:00-04:00',
    how: 'Sat 23:00-24:00 = 60; Sun 00:00-01:30 = 90; paused; 03:30-05:00 = 90; 240',
  },
  {
    title: 'several pauses, over lunch and over closing too',
    calendar: 'berlinLunch',
    zone: null,
    startAt: '2026-06-29T09:00:00+02:00',
    minutes: 330,
    pauses: [
      ['2026-06-29T09:30:00+02:00', '2026-06-29T10:00:00+02:00'],
      ['2026-06-29T11:45:00+02:00', '2026-06-29T13:15:00+02:00'],
      ['2026-06-29T16:00:00+02:00', '2026-06-29T18:30:00+02:00'],
    ],
    dueAt: '2026-06-30T09:00:00+02:00',
    how: 'Mon 09:00-09:30 = 30; 10:00-11:45 = 105; 13:15-16:00 = 165; Tue 08:30-09:00 = 30; 330',
  },
  {
    title: 'pause that began before the start',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-10T10:00:00+02:00',
    minutes: 60,
    pauses: [['2026-06-10T09:00:00+02:00', '2026-06-10T10:45:00+02:00']],
    dueAt: '2026-06-10T11:45:00+02:00',
    how: 'paused until Wed 10:45; 10:45-11:45 = 60',
  },
  {
    title: 'two pauses that touch',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-11T08:30:00+02:00',
    minutes: 120,
    pauses: [
      ['2026-06-11T09:00:00+02:00', '2026-06-11T10:00:00+02:00'],
      ['2026-06-11T10:00:00+02:00', '2026-06-11T11:00:00+02:00'],
    ],
    dueAt: '2026-06-11T12:30:00+02:00',
    how: 'Thu 08:30-09:00 = 30; paused 09:00-11:00; 11:00-12:30 = 90; 120',
  },
  {
    title: 'due exactly when a pause begins',
    calendar: 'berlin',
    zone: null,
    startAt: '2026-06-16T13:00:00+02:00',
    minutes: 90,
    pauses: [['2026-06-16T14:30:00+02:00', '2026-06-16T16:00:00+02:00']],
    dueAt: '2026-06-16T14:30:00+02:00',
    how: 'Tue 13:00-14:30 = 90; not 16:00',
  },
]
