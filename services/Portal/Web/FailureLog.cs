namespace Ingestion.Portal.Web;

/// <summary>Failures in the log: outages as warnings, defects as errors, a caller's mistakes not at all.</summary>
internal static partial class FailureLog
{
    public static void Write(ILogger log, Failure failure, HttpContext http, Exception e)
    {
        if (failure.Outage) LogOutage(log, http.Request.Path, e);
        else if (failure.Status >= StatusCodes.Status500InternalServerError) LogDefect(log, http.Request.Path, http.TraceIdentifier, e);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Path} could not be answered during an outage.")]
    private static partial void LogOutage(ILogger log, string path, Exception e);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Path} failed ({Trace}).")]
    private static partial void LogDefect(ILogger log, string path, string trace, Exception e);
}
