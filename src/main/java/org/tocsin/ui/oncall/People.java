package org.tocsin.ui.oncall;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.tocsin.domain.oncall.Cover;
import org.tocsin.domain.response.Contact;
import org.tocsin.domain.response.Directory;
import org.tocsin.domain.response.Person;
import org.tocsin.engine.RotaDesk.Rota;

/** Names, initials and colours; the same for the same playbook, wherever a person is drawn. */
record People(Directory directory, List<String> ids) {
    /** As many as tokens.css has. */
    static final int COLOURS = 8;

    static People of(Rota rota) {
        var directory = rota.playbook().response().directory();
        var ids = new LinkedHashSet<String>();
        directory.people().forEach(person -> ids.add(person.id()));
        for (var schedule : rota.schedules()) {
            schedule.layers()
                    .forEach(layer ->
                            layer.positions().values().forEach(r -> ids.addAll(r.participants())));
            for (var row : schedule.cover().rows()) {
                switch (row.who()) {
                    case Cover.Who.Named(var named) -> named.values().forEach(ids::addAll);
                    case Cover.Who.Daily daily -> ids.addAll(daily.people());
                }
            }
        }
        return new People(directory, new ArrayList<>(ids));
    }

    String name(String id) {
        return directory.person(id).map(Person::name).orElse(id);
    }

    String names(List<String> people) {
        return people.stream().map(this::name).collect(Collectors.joining(", "));
    }

    /** The first letters of the first and the last word of a name. */
    String initials(String id) {
        var words = name(id).strip().split("[\\s-]+");
        String first = letter(words[0]);
        return words.length == 1 ? first : first + letter(words[words.length - 1]);
    }

    private static String letter(String word) {
        return word.isEmpty()
                ? ""
                : word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    List<Contact> contacts(String id) {
        return directory.person(id).map(Person::contacts).orElse(List.of());
    }

    /** The style class of somebody's colour; those that nobody knows share one. */
    String style(String id) {
        int at = ids.indexOf(id);
        return "person-" + (at < 0 ? COLOURS - 1 : at % COLOURS);
    }
}
