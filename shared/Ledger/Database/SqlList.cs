using System.Data;
using Dapper;

namespace Ingestion.Ledger.Database;

/// <summary>
/// A list for <c>IN @name</c> in both dialects: each value becomes a parameter of its own. (Dapper does so for SQLite only;
/// to PostgreSQL it hands an array, which <c>IN</c> does not take.)
/// </summary>
public sealed class SqlList : SqlMapper.ICustomQueryParameter
{
    private readonly IReadOnlyList<object> _values;

    private SqlList(IReadOnlyList<object> values) => _values = values;

    public static SqlList Of(IEnumerable<string> values) => new([.. values.Distinct()]);

    public void AddParameter(IDbCommand command, string name)
    {
        var names = _values.Select((_, i) => $"{name}_{i}").ToList();
        command.CommandText = Replace(command.CommandText, "@" + name, names.Count == 0 ? "(NULL)" : $"(@{string.Join(", @", names)})");
        for (var i = 0; i < names.Count; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = names[i];
            parameter.Value = _values[i];
            command.Parameters.Add(parameter);
        }
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
