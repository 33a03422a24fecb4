package org.tocsin.playbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Playbooks as somebody writes them. */
final class Written {
    /** The least that is worth something. */
    static final String SOUND =
            """
            name: shop
            severities:
              - {id: P1, class: critical}
              - {id: P2, class: warning}
            sources:
              files: {folder: data}
            datasets:
              orders:
                source: files
                files: orders.csv
                columns: {id: text, amount: decimal, at: timestamp}
            measures:
              rows: {dataset: orders, count-rows: true}
            checks:
              - id: row-count
                measure: rows
                rules:
                  - {severity: P1, below: 10}
            milestones: [{id: response, within: 1h}]
            """;

    /** Every formula, row test, rule, source, schedule and partitioning once. */
    static final String EVERY_KIND =
            """
            name: everything
            title: Everything
            zone: Europe/Berlin
            schedule: manual
            severities:
              - {id: P0, class: critical, respond-within: 15m, resolve-within: 1d, response: at once}
              - {id: P1, class: warning, escalation: Slack, examples: [one, two]}
            sources:
              files: {folder: data, concurrency: 4, timeout: 90s}
              base:
                jdbc: jdbc:h2:mem:shop
                user: reader
                password: {env: SHOP_PASSWORD}
                properties: {ssl: true, fetch: 100}
            datasets:
              events:
                source: files
                files: logs/{yyyy-MM}/*.json
                format: json
                zone: America/New_York
                columns:
                  id: text
                  amount: {type: decimal, required: true, aliases: [total, sum], masked: true}
                  at: timestamp
                  kind: text
                derived: {double: amount * 2}
              orders:
                source: base
                table: shop.orders
                partition-by: {column: at, every: month}
                columns: {id: integer, at: timestamp}
              plain: {source: files, files: plain.txt, delimiter: "\\t", format: csv}
            measures:
              rows: {dataset: events, name: Rows, unit: number, count-rows: true, where: kind = 'a'}
              nulls: {dataset: events, null-rate: id}
              empties: {dataset: events, null-rate: {of: id, empty-is-null: true}}
              sum: {dataset: events, unit: usd, sum: amount, where: amount > 0}
              avg: {dataset: events, avg: amount}
              min: {dataset: events, min: amount}
              max: {dataset: events, max: double}
              median: {dataset: events, median: amount}
              stddev: {dataset: events, stddev: amount}
              distinct: {dataset: events, distinct: kind}
              per-kind: {dataset: events, count-rows: true, segment-by: kind}
              per-kinds: {dataset: events, null-rate: id, segment-by: {of: lower(kind), cap: 5, other: false}}
              twice: {dataset: events, duplicates: id}
              pairs: {dataset: events, duplicates: [id, kind]}
              close:
                dataset: events
                duplicates: {key: [id], count: keys, within: {by: at, span: 5m}}
              schema: {dataset: events, schema: [missing, unexpected, wrong-type, changed]}
              range: {dataset: events, failing: {range: {of: at, min: 0, max: ":now"}}}
              accepted: {dataset: events, failing: {one-of: {of: kind, values: [a, 2]}, as: rate}}
              pattern: {dataset: events, failing: {matches: {of: kind, pattern: "[a-z]+"}}}
              types: {dataset: events, failing: {parses-as: {of: id, type: integer}}}
              condition: {dataset: events, failing: {satisfies: amount > 0 or kind = 'refund'}}
              orphans:
                dataset: orders
                failing: {refers-to: {of: id, table: shop.people, column: id}}
              share: {dataset: events, share: kind = 'a'}
              largest: {dataset: events, largest-share: kind}
              missing: {dataset: events, missing-values: {of: kind, expected: [a, b]}}
              age: {dataset: plain, age: at, where: id > 0}
              compliance:
                dataset: events
                compliance:
                  - {present: id}
                  - {present: {of: kind, empty-is-null: true}}
                  - {parses-as: {of: at, type: timestamp}}
              hours: {dataset: events, hours-covered: at}
              day-length: {dataset: events, hours-in-day: true}
              regular: {dataset: events, regular-intervals: {key: id, by: at, every: 5m}}
              fresh: {dataset: events, new-values: {of: kind, previous: 7}}
              groups: {dataset: events, group-gap: {of: amount, by: kind, only: [a, b], at-least: 10}}
              peaks: {dataset: events, bimodality: amount}
              apart: {dataset: plain, gap: {of: query, and: queried-rows}}
              heavy: {dataset: events, heavy-keys: {key: id, more-than: 1_000}}
              gap: {dataset: events, mean-median-gap: amount}
              ratio: {dataset: events, ratio: {of: sum, to: rows}}
              difference: {dataset: events, unit: count, difference: {of: sum, minus: rows}}
              while: {dataset: events, left-while-no-right: {left: sum, right: rows}}
              query: {dataset: plain, query: select count(*) from anything}
              queried-rows: {dataset: plain, query: {sql: select * from anything, reads: rows}}
            checks:
              - id: fixed
                measure: rows
                name: Rows
                why: because
                source: a document
                schedule: {every: 15m}
                timeout: 1h30m
                category: data-quality
                tier: 1
                tags: [one, two]
                owner: somebody
                rules:
                  - {severity: P0, below: 2_000}
                  - {severity: P1, above: 1e6, for: 3}
              - id: moved
                measure: nulls
                schedule: {daily: "06:30", zone: UTC}
                rules:
                  - {severity: P0, above: 5%}
                  - {severity: P1, deviation: 20%, previous: 7, direction: up}
              - id: far
                measure: sum
                schedule: {daily: "23:59"}
                rules:
                  - {severity: P1, zscore: 2.5, previous: 14, direction: down}
              - id: stuck
                measure: query
                rules:
                  - {severity: P1, steady: 0.01%, previous: 1, except: [holidays, {interval: sale}]}
                  - {severity: P1, detector: weekday-band, set: {k: 4}, beyond: 60%, direction: down, for: 2}
              - id: old
                measure: age
                rules:
                  - {severity: P0, above: 4h}
                  - {severity: P1, above: 2h}
              - id: of-the-day
                measure: queried-rows
                rules:
                  - {severity: P1, below: 500, on: weekdays}
                  - {severity: P1, below: 200, on: weekends}
            intervals:
              sale: [{days_of_month: ['-3:-1']}]
            expected:
              - {from: "2025-11-28", to: "2025-12-01", reason: Black Friday, author: Marketing, measures: [rows]}
            milestones: [{id: response, within: 1h}]
            """;

    private Written() {}

    /** Reads files given as name, text, name, text; a single text is {@code a.yaml}. */
    static PlaybookReader.Reading read(String... namesAndTexts) {
        return read(Optional.empty(), namesAndTexts);
    }

    /** The same, held against the time to come. */
    static List<String> lint(Outlook outlook, String... namesAndTexts) {
        return read(Optional.of(outlook), namesAndTexts).problems().stream()
                .map(Problem::toString)
                .toList();
    }

    private static PlaybookReader.Reading read(Optional<Outlook> outlook, String... namesAndTexts) {
        var files = new ArrayList<PlaybookFile>();
        if (namesAndTexts.length == 1) {
            return read(outlook, "a.yaml", namesAndTexts[0]);
        }
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            files.add(
                    new PlaybookFile(
                            namesAndTexts[i],
                            namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return PlaybookReader.read(Place.startOf("folder"), files, new Problems(), outlook);
    }

    static List<String> problems(String... namesAndTexts) {
        return read(namesAndTexts).problems().stream().map(Problem::toString).toList();
    }
}
