using System.Data;
using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Ingestion.Ledger.Database;

/// <summary>
/// A list for <c>IN @name</c> in both dialects. To SQLite it goes as one parameter, JSON, so that the statement is the same
/// for lists of any length and stays prepared; to PostgreSQL each value as one of its own.
/// </summary>
public sealed class SqlList : SqlMapper.ICustomQueryParameter
{
    private readonly IReadOnlyList<string> _values;

    private SqlList(IReadOnlyList<string> values) => _values = values;

    public static SqlList Of(IEnumerable<string> values) => new([.. values.Distinct()]);

    public void AddParameter(IDbCommand command, string name)
    {
        if (command.Connection is SqliteConnection) AddJson(command, name);
        else AddEach(command, name);
    }

    private void AddJson(IDbCommand command, string name)
    {
        command.CommandText = Replace(command.CommandText, "@" + name, $"(SELECT value FROM json_each(@{name}))");
        Add(command, name, JsonSerializer.Serialize(_values));
    }

    private void AddEach(IDbCommand command, string name)
    {
        var names = _values.Select((_, i) => $"{name}_{i}").ToList();
        command.CommandText = Replace(command.CommandText, "@" + name, names.Count == 0 ? "(NULL)" : $"(@{string.Join(", @", names)})");
        for (var i = 0; i < names.Count; i++) Add(command, names[i], _values[i]);
    }

    private static void Add(IDbCommand command, string name, string value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    /// <summary>Whole names only: <c>@id</c> is not part of <c>@ids</c>.</summary>
    private static string Replace(string sql, string name, string list)
    {
        for (var at = sql.IndexOf(name, StringComparison.Ordinal); at >= 0; at = sql.IndexOf(name, at, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            var isWhole = end == sql.Length || !(char.IsLetterOrDigit(sql[end]) || sql[end] == '_');
            if (isWhole) sql = string.Concat(sql.AsSpan(0, at), list, sql.AsSpan(end));
            at += isWhole ? list.Length : name.Length;
        }

        return sql;
    }
}
