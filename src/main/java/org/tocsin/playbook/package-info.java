/**
 * Reads a team's playbook, a folder of YAML and Markdown, into validated records of {@code
 * domain.playbook} and names every fault with its file, line and column. One definition of the
 * shape both decodes the files and describes itself as the JSON Schema that editors use. May use
 * the domain; knows neither sources nor SQL engines.
 */
@NullMarked
package org.tocsin.playbook;

import org.jspecify.annotations.NullMarked;
