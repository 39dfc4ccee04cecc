using System.Data.Common;
using Engine.Audit;
using Engine.Data.Databases;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Data.Sqlite;
using Web.Security;

namespace Web.Errors;

/// <summary>
/// Gives every refusal and fault an answer that a person can use: a page in the tenant's brand, or problem details (RFC 9457) under
/// <c>/api</c>. The page is written here and now, without a second trip through the pipeline, so it also works without a database.
/// </summary>
internal sealed class ErrorPages(RequestDelegate next, ErrorAnswer answer, IHostEnvironment environment, ILogger<ErrorPages> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            var status = StatusOf(fault);
            if (status == StatusCodes.Status500InternalServerError && environment.IsDevelopment())
            {
                // the developer's own page shows more
                throw;
            }

            log.Log(status >= 500 ? LogLevel.Error : LogLevel.Information, fault, "Request failed with {Status}", status);
            context.Response.Clear();
            context.Response.StatusCode = status;
            if (NotNow.For(context, fault) is { } wait)
            {
                context.Features.Set(new ErrorReason(wait.Message));
            }
        }

        // of a form that is not on its page the framework says nothing, as plain text
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null } and ({ ContentType: null } or { StatusCode: StatusCodes.Status400BadRequest, ContentType: "text/plain" }))
        {
            context.Response.ContentType = null;
            await answer.WriteAsync(context);
        }
    }

    private static int StatusOf(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuditUnavailableException or DatabaseUnavailableException or DbException { IsTransient: true } or TimeoutException:
                // busy, locked, disk, cannot open: the embedded database is away, not wrong
                case SqliteException { SqliteErrorCode: 5 or 6 or 8 or 10 or 13 or 14 }:
                // a server that lets nobody in: no such database or role, or no connections now
                case DbException { SqlState: "3D000" or "28000" or "28P01" or "55000" or "57P01" or "57P02" or "57P03" }:
                    return StatusCodes.Status503ServiceUnavailable;
                case BusyException:
                    return StatusCodes.Status503ServiceUnavailable;
                case TooOftenException:
                    return StatusCodes.Status429TooManyRequests;
                case AntiforgeryValidationException:
                    return StatusCodes.Status400BadRequest;
                case BadHttpRequestException bad:
                    return bad.StatusCode;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }
}
