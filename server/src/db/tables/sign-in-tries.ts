export type SignInTriesTable = {
  key: string;
  tries: number;
  expires_at: Date;
};
