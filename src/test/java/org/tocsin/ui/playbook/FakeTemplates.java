package org.tocsin.ui.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tocsin.domain.playbook.Written;
import org.tocsin.domain.response.Template;
import org.tocsin.playbook.TemplateFile;
import org.tocsin.ui.kit.Trouble;

/** Real files, written without the care that the real desk takes. */
final class FakeTemplates implements TemplateDesk {
    private final Path folder;

    FakeTemplates(Path folder) {
        this.folder = folder;
    }

    @Override
    public Opened open(String template, Written.Spot at) {
        try {
            var file = Files.readString(folder.resolve(at.file()));
            var words = new TemplateFile(file, template).wording().orElseThrow();
            return new Opened.Read(new Page(template, at, words, file));
        } catch (IOException gone) {
            return new Opened.Unread(new Trouble("There is no such file", at.file(), ""));
        }
    }

    @Override
    public Saved save(Page page, Template.Wording words) {
        try {
            var file = folder.resolve(page.at().file());
            if (!Files.readString(file).equals(page.file())) {
                return new Saved.Changed(((Opened.Read) open(page.template(), page.at())).page());
            }
            return switch (new TemplateFile(page.file(), page.template()).with(words)) {
                case TemplateFile.Edit.Done(var text) -> {
                    Files.writeString(file, text);
                    yield new Saved.Done();
                }
                case TemplateFile.Edit.Refused(var why) ->
                        new Saved.Refused(new Trouble(why, "", ""));
            };
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
