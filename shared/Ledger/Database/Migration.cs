namespace Ingestion.Ledger.Database;

/// <summary>
/// One numbered, forward-only step of a module's tables. Never edited once released: a change is the next number.
/// <c>{blob}</c> in the SQL stands for the dialect's byte type; <c>{keyed}</c> behind a table keeps it in its primary key alone
/// where the dialect can; a line that begins with <c>{postgresql}</c> is for PostgreSQL alone.
/// </summary>
/// <param name="Module">Whose tables: <c>ledger</c>, <c>fetcher</c>, <c>deduplicator</c>…</param>
/// <param name="Number">1, 2, 3… without gaps in a module.</param>
/// <param name="Sql">Statements in the dialect that <see cref="IDatabase"/> describes.</param>
public sealed record Migration(string Module, int Number, string Sql);
