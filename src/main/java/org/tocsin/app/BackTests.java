package org.tocsin.app;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.tocsin.cli.PolicyCommand;
import org.tocsin.cli.Refused;
import org.tocsin.cli.ReportCommand;
import org.tocsin.domain.check.Exclusion;
import org.tocsin.engine.BackTesting;
import org.tocsin.engine.Retelling;
import org.tocsin.holidays.TeamHolidays;
import org.tocsin.store.Store;
import org.tocsin.store.StoreException;

/** The stored history of a workspace for one command; a console may have it open meanwhile. */
record BackTests(Wiring wiring) implements PolicyCommand.Desk, ReportCommand.Desk {
    @Override
    public BackTesting.Policy backTest(
            Optional<Path> named, String tried, LocalDate from, LocalDate to) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        var other = Site.playbook(tried);
        var zone = playbook.header().zone();
        var over =
                new Exclusion.Stretch(
                        from.atStartOfDay(zone).toInstant(),
                        to.plusDays(1).atStartOfDay(zone).toInstant());
        try (var store = Wiring.open(workspace)) {
            var incidents = wiring.incidents(store, playbook).incidents();
            return new BackTesting(playbook, store, new TeamHolidays())
                    .policy(other, over, incidents, wiring.clock().instant());
        } catch (StoreException fault) {
            throw unread(fault);
        }
    }

    @Override
    public <T> T with(Optional<Path> named, java.util.function.Function<Retelling, T> work) {
        var workspace = Site.open(named.orElse(wiring.folders().workspace()));
        var playbook = Site.of(workspace).playbook();
        try (Store store = Wiring.open(workspace)) {
            return work.apply(new Retelling(playbook, store));
        } catch (StoreException fault) {
            throw unread(fault);
        }
    }

    private static Refused unread(StoreException fault) {
        return new Refused("the stored history was not read: " + fault.getMessage());
    }
}
