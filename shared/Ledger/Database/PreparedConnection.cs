using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ingestion.Ledger.Database;

/// <summary>Keeps what it ran prepared, to be run again: to parse a statement takes longer than to run it for a row.</summary>
internal sealed class PreparedConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostKept = 64;
    private readonly Dictionary<string, SqliteCommand> _idle = [];
    private readonly Dictionary<string, PreparedStatement?> _statements = [];

    /// <summary>Runs a statement for its effect. Returns how many rows it changed; null when <paramref name="text"/> is several, which are not
    /// kept.</summary>
    public int? Run(string text, IEnumerable<DbParameter> parameters)
    {
        if (!_statements.TryGetValue(text, out var statement))
        {
            if (_statements.Count == MostKept) ForgetStatements();
            _statements[text] = statement = PreparedStatement.TryPrepare(Handle!, text);
        }

        return statement?.Run(parameters);
    }

    /// <summary>A command with this text that nobody uses, without parameters.</summary>
    public SqliteCommand Take(string text)
    {
        if (_idle.Remove(text, out var kept)) return kept;
        var command = CreateCommand();
        command.CommandText = text;
        return command;
    }

    /// <summary>To be taken again.</summary>
    public void Return(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (_idle.Count == MostKept) Forget();
        if (!_idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    protected override DbCommand CreateDbCommand() => new PreparedCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Forget();
            ForgetStatements();
        }

        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _idle.Values) command.Dispose();
        _idle.Clear();
    }

    private void ForgetStatements()
    {
        foreach (var statement in _statements.Values) statement?.Dispose();
        _statements.Clear();
    }
}
