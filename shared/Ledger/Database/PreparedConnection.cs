using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Ingestion.Ledger.Database;

/// <summary>Keeps what it ran prepared, to be run again: to parse a statement takes longer than to run it for a row.</summary>
internal sealed class PreparedConnection(string connectionString) : SqliteConnection(connectionString)
{
    private const int MostKept = 64;
    private readonly Dictionary<string, SqliteCommand> _idle = [];

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
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    private void Forget()
    {
        foreach (var command in _idle.Values) command.Dispose();
        _idle.Clear();
    }
}
