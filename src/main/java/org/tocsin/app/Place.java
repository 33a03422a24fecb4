package org.tocsin.app;

import java.util.function.Supplier;
import org.kordamp.ikonli.Ikon;
import org.tocsin.ui.kit.PlaceView;

/**
 * One of the rooms of the window, reached by the rail.
 *
 * @param id stable name, for example {@code checks}; remembered between starts
 * @param title what the header and the rail's tooltip say
 * @param key the letter that goes there after {@code g}
 * @param view builds what is shown; asked once, on the first visit
 */
public record Place(String id, String title, Ikon icon, String key, Supplier<PlaceView> view) {}
