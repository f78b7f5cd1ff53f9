@rem Windows has no exec. npm start begins with it so that elsewhere no shell stands between npm and the server.
@%*
