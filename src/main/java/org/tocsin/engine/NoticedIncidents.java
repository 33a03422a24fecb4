package org.tocsin.engine;

import java.util.Optional;
import org.tocsin.domain.notice.About;
import org.tocsin.domain.notice.Notice;
import org.tocsin.notify.dispatch.Incidents;

/** What notices are about, from the incidents that are kept in memory. */
record NoticedIncidents(LiveIncidents incidents) implements Incidents {
    /** The log may be further than what is folded here, and then it is folded first. */
    @Override
    public Optional<About> about(Notice.Origin origin) {
        var known = incidents.incident(origin.incident());
        if (known.filter(each -> each.id().version() >= origin.version()).isEmpty()) {
            incidents.catchUp();
            known = incidents.incident(origin.incident());
        }
        return known.map(each -> new About(each, incidents.terms(each)));
    }
}
