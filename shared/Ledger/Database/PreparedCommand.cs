using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Ingestion.Ledger.Database;

/// <summary>A command that runs one which its connection keeps prepared.</summary>
internal sealed class PreparedCommand(PreparedConnection connection) : DbCommand
{
    private readonly KeptParameters _parameters = new();
    private SqliteCommand? _running;
    private DbDataReader? _reading;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = connection.DefaultTimeout;

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            // Dapper takes a statement of one word for the name of a procedure.
            if (value != CommandType.Text) throw new NotSupportedException($"'{CommandText}' is no statement for SQLite.");
        }
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; } = connection;

    protected override DbParameterCollection DbParameterCollection => _parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
        // SQLite runs on the caller's own thread: there is nothing to cancel.
    }

    public override void Prepare()
    {
        // It is, from its first run on.
    }

    public override int ExecuteNonQuery() =>
        connection.Run(CommandText, _parameters.Cast<DbParameter>()) ?? Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => _reading = Run(command => command.ExecuteReader(behavior));

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing) GiveBack();
        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> execute)
    {
        var command = Running();
        try
        {
            return execute(command);
        }
        catch
        {
            // What failed is not kept.
            _running = null;
            command.Dispose();
            throw;
        }
    }

    private SqliteCommand Running()
    {
        if (_running is { } other && other.CommandText != CommandText) GiveBack();
        _running ??= connection.Take(CommandText);
        _running.Transaction = (SqliteTransaction?)DbTransaction;
        _running.CommandTimeout = CommandTimeout;
        _running.Parameters.Clear();
        foreach (SqliteParameter parameter in _parameters) _running.Parameters.Add(Named(parameter));
        return _running;
    }

    /// <summary>A statement read half-way is reset: it would keep the state of the database that it reads, and could not be run again.</summary>
    private void GiveBack()
    {
        _reading?.Dispose();
        _reading = null;
        if (_running is { } done) connection.Return(done);
        _running = null;
    }

    /// <summary>By its whole name, for which the provider would try one sign after the other before it.</summary>
    private static SqliteParameter Named(SqliteParameter parameter)
    {
        if (!parameter.ParameterName.StartsWith('@')) parameter.ParameterName = "@" + parameter.ParameterName;
        return parameter;
    }

    private sealed class KeptParameters : SqliteParameterCollection;
}
