package org.tocsin.domain.data;

/**
 * A scalar or condition in portable SQL over the columns of one data set; derived columns may be
 * used by name. The parameters {@code :from}, {@code :to} (bounds of the partition) and {@code
 * :now} (the instant of judging) are bound when it runs. Each engine gets its own dialect of it.
 */
public record Expression(String sql) {
    @Override
    public String toString() {
        return sql;
    }
}
