package org.tocsin.playbook;

/** A playbook's response as somebody writes it. */
final class WrittenResponse {
    /** Every section and every key once; all of it is sound and nothing is worth a warning. */
    static final String EVERY_KEY =
            """
            name: response
            zone: America/Los_Angeles
            working-time: {monday-thursday: "09:00-17:00", friday: ["09:00-12:00", "13:00-15:00"]}
            holidays: {country: us, extra: {"2026-06-18": Summer day}, except: ["2026-02-16"]}
            intervals:
              freeze: [{days_of_month: ["-3:-1"]}]
              sundays:
                - weekdays: [sunday]
                  times: ["02:00-06:00", {start_time: "22:00", end_time: "24:00"}]
                  months: ["1:6", december]
                  years: 2026:2030
                  location: UTC
                  except: freeze
            maintenance:
              - id: weekly
                title: Planned maintenance
                interval: sundays
                announce: [{before: 48h, to: {roles: lead, channels: [slack, email]}}]
              - id: upgrade
                from: 2026-02-14T06:00:00Z
                to: "2026-02-14T14:00"
                announced: 2026-01-01T00:00:00Z
                announce-ahead: 14d
                freeze: [freeze]
            categories:
              - id: data-quality
                title: Data quality issues
                description: Odd values
                sub: [{id: accuracy, title: Accuracy, description: ""}]
              - {id: security}
            severities:
              - id: P0
                class: critical
                criteria: [all is lost]
                examples: [no data]
                business-impact: none can decide
                response: 15 minutes
                respond-within: 15m
                resolve: within a day
                resolve-within: 0.5bd
                escalation: page
              - {id: P1, class: warning}
            people:
              engineer-a: {name: Engineer A, contacts: {email: a@company.com, phone: 555}}
              engineer-b: {}
            roles:
              primary-on-call: {title: Primary, on-call: {schedule: data, position: primary}}
              lead: {contacts: {slack: "@lead"}}
              team: {people: [engineer-a, engineer-b]}
              owner: {owner: secondary}
              backup: {by-issue: backup}
              commander: {assigned: commander}
            contacts:
              - {for: {severities: P0, categories: [accuracy]}, contact: lead, backup: team}
            pipelines:
              profit:
                title: Profit
                area: Investors
                primary: engineer-a
                secondary: engineer-b
                labels: [investor]
                datasets: []
                upstream: [Transactions]
                consumers: [Board, {name: Dashboard, impact: wrong margins}]
                runbook: profit
                deadlines:
                  - {id: landing, title: Landing, daily: "06:00", zone: UTC, warn: 1h}
                  - {weekly: tuesday, at: "10:00"}
                  - {business-day-of-month: 5}
                  - {monthly-close-plus: 3bd}
                  - {quarterly-close-plus: 5bd}
            on-call:
              data:
                title: Data on-call
                zone: Europe/Berlin
                layers:
                  - position: primary
                    title: nights
                    rotation: {start: "2025-10-06T09:00", every: 2 weeks, people: [engineer-a]}
                    only: sundays
                    from: 2025-01-01T00:00:00Z
                    until: "2030-01-01T00:00"
                  - position: primary
                    rotation: {start: "2025-10-06T09:00", every: week, people: [engineer-a, engineer-b]}
                cover:
                  - title: Thanksgiving Week
                    holiday: thanksgiving
                    span: week
                    primary: engineer-a
                    secondary: engineer-b
                    note: be alert
                    major: true
                  - title: Year's end
                    from: "12-23"
                    to: "01-03"
                    rotating: daily
                    people: [engineer-b, engineer-a]
                    at: "08:00"
                    secondary: all
                    beats: Thanksgiving Week
                rules: {holiday-limit: 3, holiday-credit: 2, trades-need-approval: false}
                overrides:
                  - position: primary
                    person: engineer-b
                    from: 2026-03-02T10:00:00Z
                    to: "2026-03-03T10:00"
                    reason: away
                    by: engineer-a
                    trade: true
            calendar:
              - {id: standup, title: Stand-up, daily: "09:30", owner: team, source: the team}
              - {id: report, weekly: monday, at: "10:00"}
              - {id: bill, monthly: -1}
              - {id: batch, monthly: first-business-day}
              - {id: document-review, quarterly: last-business-day}
              - {id: drill, before-quarterly-close: 5bd}
            milestones:
              - id: initial-response
                title: Initial response
                due: {P0: 15m, P1: 1bd}
                for: {categories: data-quality, labels: [investor]}
                met-by: [acknowledge, update]
                missed: {tell: {roles: lead, channels: page}, raise: P0, start: daily-updates}
                source: document 000
              - {id: fix, within: 4h, from: {level: L2}, met-by: find-root-cause}
            ladders:
              - id: silence
                title: Silence
                for: {severities: [P0]}
                while: unacknowledged
                rungs:
                  - {id: first, title: First, after: 15m, tell: {roles: primary-on-call}, level: L1}
                  - {id: second, after: 1bd}
                repeat: 2
                repeat-every: 2h
                replaces: security
                source: document 001
              - id: security
                while: no-update
                only-switched: true
                rungs: [{id: a, delay: 5m}, {id: b, delay: 10m}]
            duties:
              - id: status-updates
                title: Status update
                every: {P0: 30m, P1: 2h}
                first: {P0: 10m}
                from: acknowledged
                working-time-only: true
                owed-by: commander
                to: {roles: [lead]}
                met-by: update
                audience: customers
              - {id: daily-updates, every: 1bd, dormant: true}
            routes:
              - id: immediate
                for: {severities: P0}
                after: 5m
                from: last-update
                to: {roles: lead, channels: slack}
                every: 1bd
                template: alert
            impact:
              - id: revenue
                when: {revenue-per-hour-above: 100_000}
                after: 30m
                tell: {roles: lead}
                level: L2
                ladder: security
              - {id: customers, when: {touches: customer-facing}}
            levels: [{id: L1, title: First line, roles: team}, {id: L2}]
            reviews:
              - {id: meeting, title: Post-mortem, due: {P0: 48h}, source: document 001}
              - {id: batch-review, for: {severities: P1}, monthly-batch: true}
              - {id: notes, within: 24h}
            incidents:
              resolve-after: 3
              unacknowledge-after: 30m
              bridge: {for: P0, link: "https://meet.company.com/{{number}}"}
              approval-for: data-quality
            procedures:
              - id: respond
                title: Respond
                use: follow-up
                for: {categories: [data-quality]}
                source: document 000
                phases:
                  - title: At once
                    timing: First 30 minutes
                    steps:
                      - Verify the anomaly!
                      - heading: Confirm
                        steps: [Verify the anomaly!, {id: two, text: Look again}]
                      - {heading: Tell, text: Say so}
                      - {id: done, text: Be done}
            templates:
              - id: alert
                title: Alert
                use: initial
                audience: customers
                subject: "[{{severity}}]"
                body: "{{title}}"
                source: document 000, Templates
            known-issues:
              - id: late
                pipeline: profit
                group: Upstream
                title: Late files
                issue: they come late
                impact: stale
                detection: freshness
                symptoms: gaps
                checks: []
                runbook: profit
            """;

    static final String RUNBOOK = "---\nid: profit\ntitle: Profit\n---\nDo it";

    private WrittenResponse() {}

    static PlaybookReader.Reading read(String yaml) {
        return Written.read("a.yaml", yaml, "runbooks/profit.md", RUNBOOK);
    }
}
