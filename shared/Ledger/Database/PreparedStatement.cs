using System.Data.Common;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Ingestion.Ledger.Database;

/// <summary>
/// One statement that stays prepared and is run for its effect, its rows unread. The provider's own command asks SQLite for the
/// place of every parameter by its name, each time, and makes a reader; both take longer than the statement.
/// </summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly Dictionary<string, int> _places;

    private PreparedStatement(sqlite3 database, sqlite3_stmt statement)
    {
        _database = database;
        _statement = statement;
        _places = Enumerable
            .Range(1, raw.sqlite3_bind_parameter_count(statement))
            .ToDictionary(i => raw.sqlite3_bind_parameter_name(statement, i).utf8_to_string()[1..]);
    }

    /// <returns>Null when <paramref name="text"/> is not one statement.</returns>
    /// <exception cref="SqliteException">It is none that SQLite understands.</exception>
    public static PreparedStatement? TryPrepare(sqlite3 database, string text)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, text, out var statement, out var rest), database);
        if (!statement.IsInvalid && string.IsNullOrWhiteSpace(rest)) return new PreparedStatement(database, statement);
        statement.Dispose();
        return null;
    }

    /// <returns>How many rows it changed; -1 when it is none that changes any.</returns>
    /// <exception cref="SqliteException">SQLite refuses it.</exception>
    public int Run(IEnumerable<DbParameter> parameters)
    {
        try
        {
            Bind(parameters);
            while (Step())
            {
                // Its rows are not asked for.
            }
        }
        finally
        {
            _ = raw.sqlite3_reset(_statement);
            _ = raw.sqlite3_clear_bindings(_statement);
        }

        return raw.sqlite3_stmt_readonly(_statement) != 0 ? -1 : raw.sqlite3_changes(_database);
    }

    public void Dispose() => _statement.Dispose();

    /// <returns>Whether there is another row.</returns>
    private bool Step()
    {
        var result = raw.sqlite3_step(_statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE)) SqliteException.ThrowExceptionForRC(result, _database);
        return result == raw.SQLITE_ROW;
    }

    private void Bind(IEnumerable<DbParameter> parameters)
    {
        var bound = 0;
        foreach (var parameter in parameters)
        {
            var name = parameter.ParameterName;
            if (!_places.TryGetValue(name.StartsWith('@') ? name[1..] : name, out var place)) continue;
            SqliteException.ThrowExceptionForRC(Bind(place, parameter.Value), _database);
            bound++;
        }

        if (bound < _places.Count)
            throw new InvalidOperationException(
                $"The statement has {_places.Count} parameters and was given {bound}: {string.Join(", ", _places.Keys)}."
            );
    }

    private int Bind(int place, object? value) => value switch
    {
        null or DBNull => raw.SQLITE_OK,
        string text => BindText(place, text),
        byte[] bytes => bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(_statement, place, 0) : raw.sqlite3_bind_blob(_statement, place, bytes),
        double or float => raw.sqlite3_bind_double(_statement, place, Convert.ToDouble(value, null)),
        bool or byte or short or int or long => raw.sqlite3_bind_int64(_statement, place, Convert.ToInt64(value, null)),
        _ => throw new NotSupportedException($"A {value.GetType()} cannot be written: columns are texts, whole numbers, numbers and bytes."),
    };

    /// <summary>SQLite takes a copy.</summary>
    private int BindText(int place, string text)
    {
        if (text.Length is 0 or > 256) return raw.sqlite3_bind_text(_statement, place, text);
        Span<byte> bytes = stackalloc byte[3 * text.Length];
        return raw.sqlite3_bind_text(_statement, place, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }
}
