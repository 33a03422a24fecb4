package org.tocsin.source;

import java.nio.file.Path;
import org.tocsin.domain.check.Formula;
import org.tocsin.source.plan.Dialect;
import org.tocsin.source.sql.SqlTokens;
import org.tocsin.source.sql.SqlTokens.Kind;
import org.tocsin.source.sql.SqlTokens.Token;

/**
 * Lets a query name the files of its folder as playbooks do: {@code read_csv('orders.csv')} and
 * {@code from 'orders.csv'} mean the file in the source's folder, wherever the process runs.
 */
final class RelativeFiles {
    private RelativeFiles() {}

    static Formula.Query in(Path folder, Formula.Query query) {
        var out = new StringBuilder();
        int copied = 0;
        try {
            var tokens = SqlTokens.of(query.sql(), Dialect.DUCKDB.quoting());
            for (int i = 1; i < tokens.size(); i++) {
                Token token = tokens.get(i);
                if (token.kind() == Kind.TEXT
                        && token.text().startsWith("'")
                        && namesFile(tokens.get(i - 1), i > 1 ? tokens.get(i - 2) : token)) {
                    String name =
                            token.text().substring(1, token.text().length() - 1).replace("''", "'");
                    out.append(query.sql(), copied, token.from())
                            .append(Dialect.text(folder.resolve(name).toString()));
                    copied = token.to();
                }
            }
        } catch (SqlTokens.Ambiguous _) {
            // The guard refuses it and says why.
            return query;
        }
        return new Formula.Query(
                out.append(query.sql(), copied, query.sql().length()).toString(), query.reads());
    }

    private static boolean namesFile(Token before, Token earlier) {
        return before.is("from")
                || before.is("join")
                || before.is("(") && earlier.lower().startsWith("read_");
    }
}
